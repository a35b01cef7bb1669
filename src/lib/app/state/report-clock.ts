/** The statutory clock of a failed item as it runs now. Read in a derived value it follows the minute and the calendar. */
import { instantOf, wallTime } from '$lib/core/calendar/moment';
import { clockOf, dueOf, timeLeft, type RunningClock } from '$lib/core/finding/clocks';
import { failedSince } from '$lib/core/inspection/failed-since';
import type { InspectionFold } from '$lib/core/inspection/fold';
import type { FindingValues } from '$lib/core/inspection/findings';
import type { Pair } from '$lib/core/inspection/pairs';
import { minute } from './minute.svelte';
import { workCalendar } from './work-calendar.svelte';

export interface ReportClock extends RunningClock {
	/** Milliseconds, and its day where it ends with one; absent where the law gives no figure, or none can be counted yet. */
	due?: { at: number; day?: string };
	/** The year through which working days were counted though nobody knows its holidays. */
	missing?: number;
	/** `from` as forms write it. */
	fromWall: string;
	/** Against `due` or, without one, since it was found: at the report, else now. */
	time: { over: boolean; minutes: number };
	/** Whom somebody told, and when, in milliseconds. */
	reported?: { to: string; at: number };
}

/** Undefined where the item has none. An answer that is still being written counts from now. */
export function reportClock(
	fold: InspectionFold,
	pair: Pair,
	values: FindingValues
): ReportClock | undefined {
	const { now } = minute;
	const failed = failedSince(fold, { item: pair.item.id, unit: pair.unit }) ?? now;
	const clock = clockOf(pair, values, failed);
	if (!clock) return undefined;
	const calendar = workCalendar.current;
	const due = clock.span && calendar && dueOf(clock.span, clock.from, calendar);
	const at = instantOf(values.reportedAt ?? '');
	const reported =
		values.reportedTo && !Number.isNaN(at) ? { to: values.reportedTo, at } : undefined;
	return {
		...clock,
		fromWall: wallTime(clock.from),
		time: timeLeft(due?.at ?? clock.from, reported?.at ?? now),
		...(due?.at === undefined ? {} : { due: { at: due.at, ...(due.day ? { day: due.day } : {}) } }),
		...(due?.missing === undefined ? {} : { missing: due.missing }),
		...(reported ? { reported } : {})
	};
}
