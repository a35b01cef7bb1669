import { describe, expect, it } from 'vitest';
import data from '../../../../seeds/calendar.json';
import section from '../../../../seeds/items/HY.json';
import type { CalendarFile } from '../calendar/model';
import { instantOf, wallTime } from '../calendar/moment';
import { WorkCalendar } from '../calendar/working-days';
import { readClockSpan } from '../template/clock-span';
import type { Item, Rule } from '../template/model';
import { clockOf, dueOf, timeLeft } from './clocks';

const calendar = new WorkCalendar(data as CalendarFile);
const due = (within: string, from: string) => {
	const span = readClockSpan(within);
	if (!span) throw new Error(within);
	return dueOf(span, instantOf(from), calendar);
};

describe('by when', () => {
	it.each([
		['at once', '2026-09-01T09:10', '2026-09-01T09:10'],
		['2 h', '2026-09-01T23:10', '2026-09-02T01:10'],
		['24 h', '2026-09-30T09:10', '2026-10-01T09:10'],
		// The last day counts whole, and the first not at all.
		['3 d', '2026-09-01T23:59', '2026-09-05T00:00'],
		['10 d', '2026-09-25T08:00', '2026-10-06T00:00'],
		// Sunday 09-20 and Saturday 10-10 are worked, 09-25 to 09-27 and 10-01 to 10-07 are not.
		['15 wd', '2026-09-18T10:00', '2026-10-16T00:00'],
		['15 wd', '2026-03-02T00:00', '2026-03-24T00:00'],
		['1 mo', '2026-01-31T10:00', '2026-03-01T00:00'],
		['by 12-31', '2026-09-01T10:00', '2027-01-01T00:00']
	])('%s from %s is %s', (within, from, at) => {
		const found = due(within, from);
		expect(wallTime(found.at ?? 0)).toBe(at);
		expect(found.missing).toBeUndefined();
	});

	it('has no end where the law gives no figure', () => {
		expect(due('及时', '2026-09-01T09:10')).toEqual({});
	});

	it('says where it counted through a year that nobody knows', () => {
		expect(due('15 wd', '2026-12-20T09:00')).toMatchObject({ day: '2027-01-08', missing: 2027 });
	});
});

describe('what is left', () => {
	const at = instantOf('2026-09-01T12:00');
	it.each([
		['two hours before', at - 7_200_000, false, 120],
		['a second into them', at - 7_199_000, false, 120],
		['the last second', at - 1_000, false, 1],
		['the moment itself', at, true, 0],
		['within the minute after', at + 59_000, true, 0],
		['twenty minutes after', at + 1_200_000, true, 20]
	])('%s', (_, now, over, minutes) => {
		expect(timeLeft(at, now)).toEqual({ over, minutes });
	});
});

describe('the clock of a failed item', () => {
	const item = (section.items as unknown as Item[]).find(({ id }) => id === 'HY-14') as Item;
	const [, rule] = item.rules as [Rule, Rule];
	const found = (from: string, set?: string) =>
		clockOf({ item, rule }, { clockFrom: set }, instantOf(from));

	it.each([
		['before the law changed', '2025-10-31T23:59', '2 h', '县级卫生行政部门'],
		['since', '2025-11-01T00:00', 'at once', '当地疾控中心和教育局']
	])('runs by the rule of the day, %s', (_, from, within, to) => {
		expect(found(from)).toMatchObject({ within, to: { zh: to } });
	});

	it('starts when somebody says, and by the rule of that day', () => {
		expect(found('2025-11-02T09:00', '2025-10-31T08:00')).toMatchObject({
			within: '2 h',
			from: instantOf('2025-10-31T08:00')
		});
		expect(found('2025-11-02T09:00', 'yesterday')).toMatchObject({ within: 'at once' });
	});

	it('runs by the rule of the visit on a day that has none', () => {
		expect(found('2025-11-02T09:00', '2017-01-01T08:00')).toMatchObject({ within: 'at once' });
	});

	it('shows words that nobody can count by as they stand', () => {
		const clock = { within: '一小时', to: { zh: '样例部门' } };
		const own = { ...rule, clock };
		const from = instantOf('2025-11-02T09:00');
		expect(clockOf({ item: { rules: [own] }, rule: own }, {}, from)).toEqual({
			...clock,
			from,
			status: rule.status
		});
	});

	it('does not run where no rule has one', () => {
		const bare = { ...rule, clock: undefined };
		expect(clockOf({ item: { rules: [bare] }, rule: bare }, {}, 0)).toBeUndefined();
	});
});
