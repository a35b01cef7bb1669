/**
 * China's days off and adjusted working days (调休上班) as dated data, `seeds/calendar.json`. Each year rests on notices of the
 * General Office of the State Council; a year without one has no entry, and nothing is guessed for it.
 */
import * as z from 'zod/mini';
import { BasisStatus, Text } from '../template/model';

/** `YYYY-MM-DD`, Asia/Shanghai. */
const Day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** One holiday as it was arranged: days off from first to last, and the weekend days that are worked for it. */
const Holiday = z.strictObject({
	/** As the notice names it: `国庆节、中秋节`. */
	name: Text,
	from: Day,
	to: Day,
	work: z.optional(z.array(Day))
});

const Notice = z.strictObject({
	/** 发文字号. */
	number: z.string(),
	date: Day,
	title: z.string(),
	status: BasisStatus,
	/** What was read, and where. */
	source: z.string()
});

/** The year that a notice is for; its first holiday may begin in December of the year before. */
const CalendarYear = z.strictObject({
	year: z.int(),
	/** Later ones changed what earlier ones arranged. */
	notices: z.array(Notice).check(z.minLength(1)),
	holidays: z.array(Holiday)
});

/** Which days are holidays at all, by the order in force. */
const HolidayLaw = z.strictObject({
	title: z.string(),
	number: z.string(),
	from: Day,
	to: z.optional(Day),
	/** How many days a year it gives to everybody. */
	days: z.int(),
	status: BasisStatus,
	articles: z.array(z.string()),
	note: z.string(),
	source: z.string()
});

export const CalendarFile = z.strictObject({
	format: z.literal('anxiao-calendar/1'),
	law: z.array(HolidayLaw),
	years: z.array(CalendarYear)
});
export type CalendarFile = z.infer<typeof CalendarFile>;
