import { expect, it } from 'vitest';
import { daysBetween, isCalendarDate, moveDate } from './date';

it.each([
	['2026-02-28', true],
	['2024-02-29', true],
	['2026-02-29', false],
	['2026-02-30', false],
	['2026-13-01', false],
	['2026-00-10', false],
	['2026-9-1', false],
	['2026-09', false],
	['0001-01-01', false],
	['２０２６-09-01', false]
])('%s exists: %s', (text, exists) => {
	expect(isCalendarDate(text)).toBe(exists);
});

it.each([
	['2026-03-31', -1, 'month', '2026-02-28'],
	['2024-02-29', -1, 'year', '2023-02-28'],
	['2026-01-15', -6, 'month', '2025-07-15'],
	['2026-12-31', 1, 'day', '2027-01-01'],
	['2026-08-31', 6, 'month', '2027-02-28']
] as const)('moves %s by %i %s to %s', (date, amount, unit, moved) => {
	expect(moveDate(date, amount, unit)).toBe(moved);
});

it('counts days over a leap day', () => {
	expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
	expect(daysBetween('2026-09-02', '2026-09-01')).toBe(-1);
});
