import { expect, it } from 'vitest';
import data from '../../../../seeds/calendar.json';
import type { CalendarFile } from '../calendar/model';
import { WorkCalendar } from '../calendar/working-days';
import { deadlineDay } from './deadline-day';

const calendar = new WorkCalendar(data as CalendarFile);

it.each([
	['a working day', '2026-09-09', undefined, undefined, undefined],
	['a Saturday that is worked', '2026-10-10', undefined, undefined, undefined],
	['a holiday', '2026-10-03', '国庆节', '2026-10-08', undefined],
	['a weekend', '2026-09-12', undefined, '2026-09-14', undefined],
	['a weekend before a working Sunday', '2026-09-19', undefined, '2026-09-20', undefined],
	['a weekday of a year that nobody knows', '2027-10-01', undefined, undefined, 2027],
	['a weekend of such a year', '2027-10-02', undefined, '2027-10-04', 2027]
] as const)('%s', (_, deadline, holiday, next, missing) => {
	const said = deadlineDay(deadline, calendar);
	expect(said.off?.holiday?.zh).toBe(holiday);
	expect(said.off?.next).toBe(next);
	expect(said.missing).toBe(missing);
});
