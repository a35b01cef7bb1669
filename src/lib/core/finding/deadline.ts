/**
 * Default deadlines. No rule gives days (教育督导条例 21 says only 限期), so these are product defaults that the inspector
 * can always change: 重大 the earlier of 3 days and term start, 一般 15 calendar days.
 */
import type { Severity } from '../template/model';

/** Named by severity and deadline of a free observation, where no rule of an item gives them. */
export const DEFAULTS_RULE = 'defaults/1';

const MAJOR_DAYS = 3;
const GENERAL_DAYS = 15;

/** Adds days to a calendar date `YYYY-MM-DD`. */
function addDays(date: string, days: number): string {
	const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** `termStart` counts only while it is still ahead of the visit. */
export function defaultDeadline(severity: Severity, visitDate: string, termStart: string): string {
	if (severity === 'general') return addDays(visitDate, GENERAL_DAYS);
	const soon = addDays(visitDate, MAJOR_DAYS);
	return termStart >= visitDate && termStart < soon ? termStart : soon;
}
