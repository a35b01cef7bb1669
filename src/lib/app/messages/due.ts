/** How soon, by when, and what is left of it, in words. */
import { readClockSpan } from '$lib/core/template/clock-span';
import type { Rule } from '$lib/core/template/model';
import type { ReportClock } from '../state/report-clock';
import { clockTime, dayOf, shortDay } from './day';
import * as m from './generated/messages';
import { textOf } from './text';

/** `24 小时内`; words that nobody can count by stand as they are. */
export function withinText(within: string): string {
	const span = readClockSpan(within);
	switch (span?.kind) {
		case undefined:
			return within;
		case 'atOnce':
			return m.due_within_at_once();
		case 'promptly':
			return m.due_within_promptly();
		case 'hours':
			return m.due_within_hours({ count: span.count });
		case 'days':
			return m.due_within_days({ count: span.count });
		case 'workingDays':
			return m.due_within_working_days({ count: span.count });
		case 'months':
			return m.due_within_months({ count: span.count });
		case 'by':
			// Any year: only month and day are said.
			return m.due_within_by({ day: shortDay(`2024-${span.day}`) });
	}
}

/** `20 分`, `1 小时 52 分`, `3 天 4 小时`: two parts are enough. */
function minutesText(minutes: number): string {
	if (minutes < 60) return m.due_span_minutes({ minutes });
	const hours = Math.floor(minutes / 60);
	if (hours < 48) return m.due_span_hours({ hours, minutes: minutes % 60 });
	return m.due_span_days({ days: Math.floor(hours / 24), hours: hours % 24 });
}

interface DutyWords {
	label: string;
	/** Labels of the two fields, and the button that fills both. */
	to: string;
	at: string;
	now: string;
	/** What stands there afterwards. */
	ended: (to: string, moment: string) => string;
}

/** Whether it ends by telling somebody or by doing something. */
export const dutyWords = ({ ends }: Pick<ReportClock, 'ends'>): DutyWords =>
	ends === 'done'
		? {
				label: m.due_label_done(),
				to: m.due_done_by(),
				at: m.due_done_at(),
				now: m.due_done_now(),
				ended: (by, moment) => m.due_done({ by, moment })
			}
		: {
				label: m.due_label(),
				to: m.due_reported_to(),
				at: m.due_reported_at(),
				now: m.due_reported_now(),
				ended: (to, moment) => m.due_reported({ to, moment })
			};

/** What the rule says of it, as one line. */
export const clockText = ({ within, to, ends }: NonNullable<Rule['clock']>): string =>
	ends === 'done'
		? m.due_ground_done({ within: withinText(within), to: textOf(to) })
		: m.fill_clock({ within: withinText(within), to: textOf(to) });

/** `还剩 1 小时 52 分 · 到 8月25日 12:02`; once it was reported, by how much it was late. Empty where there is nothing to say. */
export function leftText({ span: limit, due, time, reported }: ReportClock): string {
	const span = minutesText(time.minutes);
	// Nothing ends later than it begins: only how long ago it began can be said.
	if (!due || limit?.kind === 'atOnce')
		return reported ? m.due_reported_after({ span }) : m.due_running({ span });
	if (reported) return time.over && time.minutes > 0 ? m.due_reported_late({ span }) : '';
	const until = due.day
		? m.due_until_day({ day: shortDay(due.day) })
		: m.due_until({ moment: dayTime(due.at) });
	return `${time.over ? m.due_over({ span }) : m.due_left({ span })} · ${until}`;
}

/** `8月25日 10:20`. */
export const dayTime = (at: number): string =>
	`${shortDay(dayOf(new Date(at)))} ${clockTime(new Date(at).toISOString())}`;
