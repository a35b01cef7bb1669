/** How old what is known of a school is, by seasons: what decides which items apply is looked at once a term. */
import { seasonBefore, seasonOf } from '../inspection/season';

/** `current`: said in the season of `today`. `last`: in the one before. `old`: before that (上学期前). Days as `YYYY-MM-DD`. */
export function ageOf(confirmed: string, today: string): 'current' | 'last' | 'old' {
	const season = seasonOf(confirmed);
	const now = seasonOf(today);
	if (season >= now) return 'current';
	return season >= seasonBefore(now) ? 'last' : 'old';
}
