/** Calendar days as people read them, in the language chosen. Days are `YYYY-MM-DD`, in Asia/Shanghai. */
import { getLocale } from './generated/runtime';

const day = (date: string, options: Intl.DateTimeFormatOptions): string =>
	new Intl.DateTimeFormat(getLocale(), { timeZone: 'UTC', ...options }).format(
		new Date(`${date}T00:00:00Z`)
	);

/** `9月1日`, `Sep 1`. */
export const shortDay = (date: string): string => day(date, { month: 'short', day: 'numeric' });

/** `9月1日星期二`, `Tuesday, September 1`. */
export const dayWithWeekday = (date: string): string =>
	day(date, { month: 'long', day: 'numeric', weekday: 'long' });

/** The calendar day in Asia/Shanghai at a moment. */
export const dayOf = (moment: Date): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(moment);

/** `2026年9月1日`, `September 1, 2026`. */
export const longDay = (date: string): string => day(date, { dateStyle: 'long' });

const at = (instant: string, options: Intl.DateTimeFormatOptions): string =>
	new Intl.DateTimeFormat(getLocale(), {
		hourCycle: 'h23',
		timeZone: 'Asia/Shanghai',
		...options
	}).format(new Date(instant));

/** `2026年9月1日 09:42`, `Sep 1, 2026, 09:42`: an instant in Asia/Shanghai. */
export const moment = (instant: string): string =>
	at(instant, { dateStyle: 'medium', timeStyle: 'short' });

/** `09:42`: the time of an instant in Asia/Shanghai. */
export const clockTime = (instant: string): string =>
	at(instant, { hour: '2-digit', minute: '2-digit' });

/** `0942`: the same for names of files, in every language. */
export const clockDigits = (moment: Date): string =>
	new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Asia/Shanghai',
		hour: '2-digit',
		minute: '2-digit'
	})
		.format(moment)
		.replace(':', '');

/** `2026-09-01 09:42:05` in Asia/Shanghai, the same in every language. */
export const secondText = (instant: string): string =>
	new Intl.DateTimeFormat('sv-SE', {
		timeZone: 'Asia/Shanghai',
		dateStyle: 'short',
		timeStyle: 'medium'
	}).format(new Date(instant));
