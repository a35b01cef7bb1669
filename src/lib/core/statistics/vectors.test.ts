/** What the committed vectors of a 普遍性问题 mean: whatever was written once is read as it was meant. */
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { committedEvents } from '../../../../tests/fixtures/events/committed';
import { foldSystemic } from './systemic';

const events = committedEvents.filter(({ header }) => header.subject.systemic);
const rowAfter = (field: string) => {
	const upTo = events.findIndex(({ header }) => header.subject.field === field) + 1;
	return foldSystemic(events[0]?.header.subject.systemic ?? '', events.slice(0, upTo), sha256);
};

it('is raised, dismissed, acted on and done, as each of them says', () => {
	expect(rowAfter('raised')).toMatchObject({
		state: 'raised',
		scope: { kind: 'county', area: '421202' },
		figures: { failing: 4, judged: 12 },
		thresholds: { share: 20, schools: 2, seasons: 2 }
	});
	expect(rowAfter('dismissed')).toMatchObject({ state: 'dismissed', dismissed: '样例：已有制度' });
	expect(rowAfter('action')?.action).toMatchObject({ owner: '样例科室', by: '2026-12-31' });
	expect(rowAfter('done')).toMatchObject({
		state: 'done',
		done: { number: '样例〔2026〕9号' },
		differ: false
	});
});
