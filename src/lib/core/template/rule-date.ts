/** Which rule of an item was in force on a day. */
import { daysInMonth } from '../calendar/date';
import type { Item, Rule, RuleDate } from './model';

/**
 * First day on which the rule surely binds: a date known only to the month or year binds from the last day of it.
 * Answers `YYYY-MM-DD`.
 */
export function bindsFrom({ date, precision }: RuleDate): string {
	const [year = '', month = '12', day = ''] = date.split('-');
	if (precision === 'day' && day) return date;
	const last = precision === 'year' ? '12' : month;
	return `${year}-${last}-${String(daysInMonth(Number(year), Number(last))).padStart(2, '0')}`;
}

/** Last day on which the rule surely binds: the first of a month or year when nothing better is known. */
export function bindsUntil({ date, precision }: RuleDate): string {
	const [year = '', month = '01', day = '01'] = date.split('-');
	if (precision === 'day') return `${year}-${month}-${day}`;
	return precision === 'month' ? `${year}-${month}-01` : `${year}-01-01`;
}

/** True when something with these dates was in force on `day`; without `from` it always was. */
export function inForce(
	dates: { from?: RuleDate | undefined; to?: RuleDate | undefined },
	day: string
): boolean {
	return (
		(!dates.from || bindsFrom(dates.from) <= day) && (!dates.to || day <= bindsUntil(dates.to))
	);
}

/** The rule that the item is judged by on the visit date; undefined: 规则尚未施行, the item is excluded. */
export function ruleInForce(item: Pick<Item, 'rules'>, visitDate: string): Rule | undefined {
	return item.rules
		.filter((rule) => inForce(rule, visitDate))
		.sort((a, b) => (bindsFrom(a.from) < bindsFrom(b.from) ? 1 : -1))[0];
}
