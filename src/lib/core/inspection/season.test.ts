import { expect, it } from 'vitest';
import { seasonBefore, seasonOf } from './season';

it.each([
	['2026-08-28', '2026-2'],
	['2026-09-01', '2026-2'],
	['2027-01-12', '2026-2'],
	['2027-02-20', '2027-1'],
	['2027-07-03', '2027-1']
])('a visit on %s belongs to the season %s', (visit, season) => {
	expect(seasonOf(visit)).toBe(season);
});

it('goes back over the turn of the year, and sorts as text', () => {
	expect(['2026-2', '2026-1'].map(seasonBefore)).toEqual(['2026-1', '2025-2']);
	expect(['2026-1', '2025-2', '2026-2'].sort()).toEqual(['2025-2', '2026-1', '2026-2']);
});
