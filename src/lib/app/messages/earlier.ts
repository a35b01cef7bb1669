/** What an earlier visit found, and what has become of it, in one line. */
import type { LedgerRow } from '$lib/core/finding/ledger-row';
import type { Season } from '$lib/core/inspection/season';
import { daysBetween } from '$lib/core/calendar/date';
import { shortDay } from './day';
import * as m from './generated/messages';
import { stateWord } from './life-state';

/** `today`: `YYYY-MM-DD`. A deadline is said while it is the school's to keep. */
export function becameText({ filed, life }: LedgerRow, today: string): string[] {
	const { deadline, state } = life;
	if (state === 'withdrawn') return [];
	const due = deadline && (state === 'open' || state === 'rectifying');
	const late = due && deadline < today ? daysBetween(deadline, today) : 0;
	const by = due
		? m.visit_by({ date: shortDay(deadline) }) +
			(late > 0 ? `（${m.visit_late({ days: late })}）` : '')
		: '';
	const photos = filed.before.length + filed.after.length;
	return [stateWord(state), by, photos > 0 ? m.visit_photos({ count: photos }) : ''].filter(
		Boolean
	);
}

/** With the day on which it was found. */
export const earlierText = (row: LedgerRow, today: string): string =>
	[m.visit_failed_on({ date: row.filed.visitDate }), ...becameText(row, today)].join(' · ');

/** Its findings, as a title. */
export function seasonTitle(season: Season): string {
	const [year = '', term] = season.split('-');
	return term === '1' ? m.visit_season_spring({ year }) : m.visit_season_autumn({ year });
}
