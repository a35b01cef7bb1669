/**
 * Which days are worked, from `seeds/calendar.json`. Loaded by whoever shows a deadline or a clock, so that an empty checklist
 * comes without it.
 */
import type { CalendarFile } from '$lib/core/calendar/model';
import type { WorkCalendar } from '$lib/core/calendar/working-days';
import { deadlineDay, type DeadlineDay } from '$lib/core/finding/deadline-day';

class Calendar {
	/** Undefined until it is here: nothing is said of days meanwhile. */
	current: WorkCalendar | undefined = $state.raw();
	#loading: Promise<void> | undefined;

	/** Once; after a failure the next call tries again. */
	load(): Promise<void> {
		this.#loading ??= Promise.all([
			import('$lib/core/calendar/working-days'),
			import('../../../../seeds/calendar.json')
		]).then(
			([{ WorkCalendar }, file]) => {
				this.current = new WorkCalendar(file.default as CalendarFile);
			},
			() => {
				this.#loading = undefined;
			}
		);
		return this.#loading;
	}

	/** What there is to say of the day of a deadline; undefined while the calendar is not here. */
	deadline(day: string): DeadlineDay | undefined {
		return this.current && deadlineDay(day, this.current);
	}
}

export const workCalendar = new Calendar();
