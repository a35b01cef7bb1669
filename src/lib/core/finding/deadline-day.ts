/** What is said of the day that a deadline falls on. Nothing moves it: the inspector decides. */
import type { WorkCalendar } from '../calendar/working-days';
import type { Text } from '../template/model';

export interface DeadlineDay {
	/** A day off: its holiday, none for a weekend, and the first working day after it. */
	off?: { holiday?: Text; next: string };
	/** The year of which no notice is known, so that only weekends are. */
	missing?: number;
}

/** `deadline` is `YYYY-MM-DD`. */
export function deadlineDay(deadline: string, calendar: WorkCalendar): DeadlineDay {
	const { working, holiday, missing } = calendar.day(deadline);
	if (working) return missing === undefined ? {} : { missing };
	const next = calendar.nextWorkingDay(deadline);
	const gap = missing ?? calendar.missing(next);
	return {
		off: { ...(holiday ? { holiday } : {}), next },
		...(gap === undefined ? {} : { missing: gap })
	};
}
