/** What became of a school's findings: its last season in figures, and what failed in more than one. */
import { pairKey, WHOLE } from '../inspection/pairs';
import { seasonOf, type Season } from '../inspection/season';
import { isUnsettled } from './earlier';
import type { LedgerRow } from './ledger-row';
import type { LifeState } from './lifecycle';
import { isOverdue } from './next-actor';

export interface FailedAgain {
	item: string;
	unitLabel?: string;
	/** As it was said last. */
	text: string;
	/** In how many seasons it failed: two or more. */
	seasons: number;
}

export interface SchoolRecord {
	season: Season;
	/** Of the season, by state; together all that it found and did not take back. */
	states: Record<Exclude<LifeState, 'withdrawn'>, number>;
	/** Of those not closed: whoever must act has let the day pass. */
	overdue: number;
	/** Of the closed ones: after the deadline. */
	late: number;
	/** The same item for the same unit, most seasons first. */
	again: FailedAgain[];
	/** Over all seasons. */
	unsettled: number;
}

/**
 * Of visits; what a school finds itself is counted apart. The season before the one of `today` (`YYYY-MM-DD`) or the latest before
 * that, else the one that runs. Undefined where no visit found anything.
 */
export function schoolRecord(all: readonly LedgerRow[], today: string): SchoolRecord | undefined {
	const rows = all.filter(
		({ filed, life }) => filed.kind !== 'selfCheck' && life.state !== 'withdrawn'
	);
	const now = seasonOf(today);
	const seasons = [...new Set(rows.map(({ filed }) => filed.season))].sort();
	const season = seasons.findLast((one) => one < now) ?? seasons.at(-1);
	if (season === undefined) return undefined;
	const here = rows.filter(({ filed }) => filed.season === season);
	const count = (which: (row: LedgerRow) => boolean): number => here.filter(which).length;
	const inState = (state: LifeState) => count(({ life }) => life.state === state);
	return {
		season,
		states: {
			open: inState('open'),
			rectifying: inState('rectifying'),
			toRecheck: inState('toRecheck'),
			closed: inState('closed')
		},
		overdue: count(({ life }) => isOverdue(life.next, today)),
		late: count(
			({ life: { closedOn, deadline } }) =>
				closedOn !== undefined && deadline !== '' && closedOn > deadline
		),
		again: failedAgain(rows),
		unsettled: rows.filter(isUnsettled).length
	};
}

function failedAgain(rows: readonly LedgerRow[]): FailedAgain[] {
	const pairs = new Map<string, LedgerRow[]>();
	for (const row of rows) {
		const { item, unit = WHOLE } = row.filed;
		if (item === undefined) continue;
		const key = pairKey(item, unit);
		pairs.set(key, [...(pairs.get(key) ?? []), row]);
	}
	return [...pairs.values()]
		.flatMap((same): FailedAgain[] => {
			const seasons = new Set(same.map(({ filed }) => filed.season)).size;
			const last = same.reduce((a, b) => (b.filed.visitDate > a.filed.visitDate ? b : a)).filed;
			if (seasons < 2 || last.item === undefined) return [];
			const { item, unitLabel, text } = last;
			return [{ item, text, seasons, ...(unitLabel === undefined ? {} : { unitLabel }) }];
		})
		.sort((a, b) => b.seasons - a.seasons || (a.item < b.item ? -1 : 1));
}
