/**
 * Default deadlines. No rule gives days (教育督导条例 21 says only 限期), so these are product defaults that the inspector
 * can always change: 重大 the earlier of 3 days and term start, 一般 15 calendar days. One that falls on a day off is said
 * (`deadline-day.ts`) and never moved by itself.
 */
import { moveDate } from '../calendar/date';
import type { Severity } from '../template/model';

/** Named by severity and deadline of a free observation, where no rule of an item gives them. */
export const DEFAULTS_RULE = 'defaults/1';

const MAJOR_DAYS = 3;
const GENERAL_DAYS = 15;

/** `termStart` counts only while it is still ahead of the visit. */
export function defaultDeadline(severity: Severity, visitDate: string, termStart: string): string {
	if (severity === 'general') return moveDate(visitDate, GENERAL_DAYS, 'day');
	const soon = moveDate(visitDate, MAJOR_DAYS, 'day');
	return termStart >= visitDate && termStart < soon ? termStart : soon;
}
