import { expect, it } from 'vitest';
import { started, template } from '../../../../tests/fixtures/inspection/sample';
import { batchable } from './batch';
import { pairsOf } from './pairs';

it('passes together neither what is measured nor what is 重大', () => {
	const { due } = pairsOf({ ...started({ units: [] }), template });
	expect(
		due.filter(({ section }) => section.id === 'FS').map((pair) => [pair.item.id, batchable(pair)])
	).toEqual([
		['FS-21', false],
		['FS-22', false],
		['FS-23', true]
	]);
});
