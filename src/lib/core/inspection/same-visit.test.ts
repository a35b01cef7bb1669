import { expect, it } from 'vitest';
import { sameVisit } from './same-visit';
import type { InspectionSummary } from './summary';

const visit = { templateHash: 'h', visitDate: '2026-09-01' };
const one = (id: string, rest: Partial<InspectionSummary> = {}) =>
	({ id, ...visit, state: 'open', ordinal: 1, ...rest }) as InspectionSummary;

it('finds the one that is open, also while it is being amended', () => {
	expect(sameVisit([one('a')], visit)).toMatchObject({ open: { id: 'a' }, next: 2 });
	expect(sameVisit([one('a', { state: 'reopened' })], visit).open?.id).toBe('a');
});

it('lets a sealed one be, and numbers the next after it', () => {
	const sealed = [one('a', { state: 'sealed' }), one('b', { state: 'sealed', ordinal: 2 })];
	expect(sameVisit(sealed, visit)).toEqual({ open: undefined, next: 3 });
});

it.each([
	['no inspection', []],
	['another day', [one('a', { visitDate: '2026-09-02' })]],
	['another checklist, or another version of it', [one('a', { templateHash: 'i' })]]
])('is the first after %s', (_, earlier) => {
	expect(sameVisit(earlier, visit)).toEqual({ open: undefined, next: 1 });
});
