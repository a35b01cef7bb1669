/** Calendar days as people read them, in the language chosen. Days are `YYYY-MM-DD`, in Asia/Shanghai. */
import { getLocale } from './generated/runtime';

/** Formats moments; what does it is made once for each language, since making one takes longer than drawing a row of a table. */
function formatter(
	options: Intl.DateTimeFormatOptions,
	localeOf: () => string = getLocale
): (moment: Date) => string {
	const made = new Map<string, Intl.DateTimeFormat>();
	return (moment) => {
		const locale = localeOf();
		let format = made.get(locale);
		if (!format) made.set(locale, (format = new Intl.DateTimeFormat(locale, options)));
		return format.format(moment);
	};
}

function ofDay(options: Intl.DateTimeFormatOptions): (date: string) => string {
	const format = formatter({ timeZone: 'UTC', ...options });
	return (date) => format(new Date(`${date}T00:00:00Z`));
}

/** `9月1日`, `Sep 1`. */
export const shortDay = ofDay({ month: 'short', day: 'numeric' });
/** `9月1日星期二`, `Tuesday, September 1`. */
export const dayWithWeekday = ofDay({ month: 'long', day: 'numeric', weekday: 'long' });
/** `2026年9月1日`, `September 1, 2026`. */
export const longDay = ofDay({ dateStyle: 'long' });

function ofInstant(options: Intl.DateTimeFormatOptions): (instant: string) => string {
	const format = formatter({ hourCycle: 'h23', timeZone: 'Asia/Shanghai', ...options });
	return (instant) => format(new Date(instant));
}

/** `2026年9月1日 09:42`, `Sep 1, 2026, 09:42`: an instant in Asia/Shanghai. */
export const moment = ofInstant({ dateStyle: 'medium', timeStyle: 'short' });
/** `09:42`: the time of an instant in Asia/Shanghai. */
export const clockTime = ofInstant({ hour: '2-digit', minute: '2-digit' });

/** In ISO order, the same in every language. */
const isoIn = (options: Intl.DateTimeFormatOptions): ((moment: Date) => string) =>
	formatter({ timeZone: 'Asia/Shanghai', ...options }, () => 'sv-SE');
const isoTime = isoIn({ hour: '2-digit', minute: '2-digit' });
const isoSecond = isoIn({ dateStyle: 'short', timeStyle: 'medium' });

/** The calendar day in Asia/Shanghai at a moment. */
export const dayOf = isoIn({});
/** `0942`: the time in Asia/Shanghai for names of files, in every language. */
export const clockDigits = (moment: Date): string => isoTime(moment).replace(':', '');
/** `2026-09-01 09:42:05` in Asia/Shanghai, the same in every language. */
export const secondText = (instant: string): string => isoSecond(new Date(instant));
