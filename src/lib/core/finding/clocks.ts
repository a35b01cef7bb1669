/**
 * Statutory clocks: by when somebody must be told. A clock starts at the moment of discovery and runs by the rule that is in
 * force on that day, which is not always the rule of the visit.
 *
 * A span in hours ends at its minute. One in days, working days or months does not count the day on which it starts and ends at
 * 24:00 of its last day; a last day that is a day off is not moved, since no rule that was read says so.
 */
import { moveDate } from '../calendar/date';
import { endOfDay, instantOf, wallTime } from '../calendar/moment';
import type { WorkCalendar } from '../calendar/working-days';
import { readClockSpan, type ClockSpan } from '../template/clock-span';
import type { BasisStatus, Item, Rule, Text } from '../template/model';
import { ruleInForce } from '../template/rule-date';

export interface Due {
	/** Milliseconds; absent where the law gives no figure. At once is due when it starts. */
	at?: number;
	/** Its last day, `YYYY-MM-DD`, of a span that ends with a day. */
	day?: string;
	/** The year through which working days were counted though its notice is not known. */
	missing?: number;
}

/** `from`: milliseconds. */
export function dueOf(span: ClockSpan, from: number, calendar: WorkCalendar): Due {
	const start = wallTime(from).slice(0, 10);
	const upTo = (day: string): Due => ({ at: endOfDay(day), day });
	switch (span.kind) {
		case 'atOnce':
			return { at: from };
		case 'promptly':
			return {};
		case 'hours':
			return { at: from + span.count * 3_600_000 };
		case 'days':
			return upTo(moveDate(start, span.count, 'day'));
		case 'months':
			return upTo(moveDate(start, span.count, 'month'));
		case 'workingDays': {
			const { date, ...rest } = calendar.addWorkingDays(start, span.count);
			return { ...upTo(date), ...rest };
		}
		case 'by':
			return upTo(`${start.slice(0, 4)}-${span.day}`);
	}
}

/** What is left, or how long it is over: whole minutes, a begun one counting while something is left. */
export function timeLeft(at: number, now: number): { over: boolean; minutes: number } {
	const left = (at - now) / 60_000;
	return left > 0
		? { over: false, minutes: Math.ceil(left) }
		: { over: true, minutes: Math.floor((now - at) / 60_000) };
}

export interface RunningClock {
	/** The rule's own words; shown where `span` is absent. */
	within: string;
	span?: ClockSpan;
	/** Whom to tell; what to do, of one that ends when it is `done`. */
	to: Text;
	ends?: 'done' | undefined;
	status: BasisStatus;
	/** Milliseconds. */
	from: number;
}

/** A failed item, and the rule of the visit date. */
interface Failed {
	item: Pick<Item, 'rules'>;
	rule: Rule;
}

/**
 * The clock of a failed item. `clockFrom` is what somebody set, `YYYY-MM-DDTHH:mm`; `failed` is since when it stands as failed,
 * in milliseconds. A day of which the rule has no clock runs by the rule of the visit. Undefined where that has none either.
 */
export function clockOf(
	{ item, rule: ofVisit }: Failed,
	{ clockFrom = '' }: { clockFrom?: string | undefined },
	failed: number
): RunningClock | undefined {
	const set = instantOf(clockFrom);
	const from = Number.isNaN(set) ? failed : set;
	const rules = [ruleInForce(item, wallTime(from).slice(0, 10)), ofVisit];
	const rule = rules.find((one) => one?.clock);
	if (!rule?.clock) return undefined;
	const span = readClockSpan(rule.clock.within);
	const status = rule.clock.status ?? rule.status;
	return { ...rule.clock, status, from, ...(span ? { span } : {}) };
}
