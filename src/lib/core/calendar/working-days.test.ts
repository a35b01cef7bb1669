import { describe, expect, it } from 'vitest';
import data from '../../../../seeds/calendar.json';
import type { CalendarFile } from './model';
import { isWeekend, WorkCalendar } from './working-days';

const calendar = new WorkCalendar(data as CalendarFile);

it.each([
	['an ordinary Tuesday', '2026-09-01', true, undefined],
	['a Saturday', '2026-09-05', false, undefined],
	['the first day of a long holiday', '2026-10-01', false, '国庆节'],
	['its last day, a Wednesday', '2026-10-07', false, '国庆节'],
	['the day after it', '2026-10-08', true, undefined],
	['a Saturday that is worked for it', '2026-10-10', true, '国庆节'],
	['the Sunday after that', '2026-10-11', false, undefined],
	['a Saturday in February that is worked', '2026-02-14', true, '春节'],
	['two holidays in one', '2025-10-06', false, '国庆节、中秋节'],
	['December, worked for the New Year', '2018-12-29', true, '元旦'],
	['December, off for the New Year', '2018-12-31', false, '元旦'],
	['Labour Day as it was changed in March', '2019-05-03', false, '劳动节'],
	['Spring Festival as it was prolonged', '2020-02-01', false, '春节'],
	['the day on which work began after it', '2020-02-03', true, undefined],
	['New Year’s Eve of the lunar year before 2025', '2024-02-09', true, undefined],
	['and since', '2025-01-28', false, '春节']
] as const)('%s (%s): worked %s', (_, date, working, holiday) => {
	const day = calendar.day(date);
	expect(day.working).toBe(working);
	expect(day.holiday?.zh).toBe(holiday);
	expect(day.missing).toBeUndefined();
});

describe('a year without a notice', () => {
	it.each([
		['2017-10-02', true, 2017],
		['2027-10-01', true, 2027],
		['2027-10-02', false, 2027],
		['2026-12-24', true, undefined],
		// The notice for the next year may still speak of it.
		['2026-12-25', true, 2027],
		['2025-12-31', true, undefined]
	] as const)('%s: worked %s, of %s nothing is known', (date, working, missing) => {
		expect(calendar.day(date)).toEqual({ working, ...(missing ? { missing } : {}) });
	});
});

it.each([
	['over a holiday', '2026-10-01', '2026-10-08'],
	['from the eve of it', '2026-09-30', '2026-10-08'],
	['to a Saturday that is worked', '2026-10-09', '2026-10-10'],
	['to a Sunday that is worked', '2026-09-19', '2026-09-20'],
	['over a weekend', '2026-09-04', '2026-09-07']
])('finds the next working day %s', (_, date, next) => {
	expect(calendar.nextWorkingDay(date)).toBe(next);
});

it.each([
	['none', '2026-10-01', 0, '2026-10-01', undefined],
	['one over a weekend', '2026-09-04', 1, '2026-09-07', undefined],
	['fifteen with a holiday and two worked weekend days', '2026-09-18', 15, '2026-10-15', undefined],
	['fifteen without', '2026-03-02', 15, '2026-03-23', undefined],
	['into a year that nobody knows', '2026-12-30', 3, '2027-01-04', 2027]
] as const)('adds working days: %s', (_, date, count, last, missing) => {
	const found = { date: last, ...(missing ? { missing } : {}) };
	expect(calendar.addWorkingDays(date, count)).toEqual(found);
});

it('never asks anybody to work on a day that would be worked anyway', () => {
	for (const { holidays } of data.years)
		for (const { work = [] } of holidays as { work?: string[] }[])
			for (const date of work) expect(isWeekend(date), date).toBe(true);
});
