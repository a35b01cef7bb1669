import { clockTime, dayOf, shortDay } from './day';
import * as m from './generated/messages';

/** `昨天 8:10`: when something was written, as people say it; `now` is the moment at which they read it. */
export function sinceWords(instant: string, now: Date): string {
	const day = dayOf(new Date(instant));
	const time = clockTime(instant);
	if (day === dayOf(now)) return m.backup_when_today({ time });
	if (day === dayOf(new Date(now.getTime() - 86_400_000))) return m.backup_when_yesterday({ time });
	return m.backup_when_day({ day: shortDay(day), time });
}
