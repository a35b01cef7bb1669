/**
 * Which days are worked in China, as far as the notices tell. A day of a year without a notice is judged by the weekend alone,
 * and says so (`missing`). Days are `YYYY-MM-DD` in Asia/Shanghai.
 */
import type { Text } from '../template/model';
import { daysBetween, moveDate } from './date';
import type { CalendarFile } from './model';

/** A day as the calendar sees it. */
export interface DayOfWork {
	working: boolean;
	/** Whose holiday it is, or for whose holiday it is worked. */
	holiday?: Text;
	/** The year of a notice that may speak of it and is not in the calendar. */
	missing?: number;
}

/** The notice for a year came to change days of the year before from here on: 2018-12-29 was worked for 2019-01-01. */
const NEXT_NOTICE_FROM = '12-25';

export class WorkCalendar {
	readonly #days = new Map<string, { working: boolean; holiday: Text }>();
	readonly #years = new Set<number>();

	constructor(file: CalendarFile) {
		for (const { year, holidays } of file.years) {
			this.#years.add(year);
			for (const { name, from, to, work = [] } of holidays) {
				for (let i = daysBetween(from, to); i >= 0; i--)
					this.#days.set(moveDate(from, i, 'day'), { working: false, holiday: name });
				for (const date of work) this.#days.set(date, { working: true, holiday: name });
			}
		}
	}

	day(date: string): DayOfWork {
		const missing = this.missing(date);
		const named = this.#days.get(date) ?? { working: !isWeekend(date) };
		return missing === undefined ? named : { ...named, missing };
	}

	/** Of which year the notice is missing that may speak of this day; undefined where every one is here. */
	missing(date: string): number | undefined {
		const year = Number(date.slice(0, 4));
		if (!this.#years.has(year)) return year;
		return date.slice(5) < NEXT_NOTICE_FROM || this.#years.has(year + 1) ? undefined : year + 1;
	}

	isWorkingDay(date: string): boolean {
		return this.day(date).working;
	}

	/** The first working day after it. */
	nextWorkingDay(date: string): string {
		let next = moveDate(date, 1, 'day');
		while (!this.isWorkingDay(next)) next = moveDate(next, 1, 'day');
		return next;
	}

	/** The `count`th working day after it, which itself is not counted; `missing` of the first day on the way that has one. */
	addWorkingDays(date: string, count: number): { date: string; missing?: number } {
		let at = date;
		let gap: number | undefined;
		let left = count;
		while (left > 0) {
			at = moveDate(at, 1, 'day');
			const { working, missing } = this.day(at);
			gap ??= missing;
			if (working) left--;
		}
		return gap === undefined ? { date: at } : { date: at, missing: gap };
	}
}

/** Saturday or Sunday. */
export const isWeekend = (date: string): boolean =>
	[0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
