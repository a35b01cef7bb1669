/** What the committed vectors of a 普遍性问题 mean: whatever was written once is read as it was meant. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { SignedEvent } from '../events/event';
import { foldSystemic } from './systemic';

const folder = new URL('../../../../tests/fixtures/events/', import.meta.url);
const events = readdirSync(folder)
	.filter((name) => /^\d\d-systemic/.test(name))
	.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { event: SignedEvent })
	.map(({ event }) => event);
const rowAfter = (field: string) => {
	const upTo = events.findIndex(({ header }) => header.subject.field === field) + 1;
	return foldSystemic(events[0]?.header.subject.systemic ?? '', events.slice(0, upTo));
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
