/** What earlier visits left at a school, for whoever is there again. */
import { pairKey, WHOLE } from '../inspection/pairs';
import { seasonBefore, seasonOf } from '../inspection/season';
import type { InspectionKind } from '../template/model';
import type { LedgerRow } from './ledger-row';

/** The visit that looks back. */
interface Now {
	/** Its id; empty before it has begun. */
	inspection: string;
	kind: InspectionKind;
	/** `YYYY-MM-DD`. */
	visitDate: string;
}

/** Somebody must still act on it: 待整改, 整改中 or 待复查. */
export const isUnsettled = ({ life }: LedgerRow): boolean => life.next !== undefined;

/**
 * Of the rows of one school those that this visit should know of, the newest first. What a school found itself enters its own
 * self-checks alone; what was taken back (撤回) enters nothing.
 */
export const earlierRows = (
	rows: readonly LedgerRow[],
	{ inspection, kind, visitDate }: Now
): LedgerRow[] =>
	rows
		.filter(
			({ filed, life }) =>
				filed.inspection !== inspection &&
				filed.visitDate <= visitDate &&
				life.state !== 'withdrawn' &&
				(kind === 'selfCheck' || filed.kind !== 'selfCheck')
		)
		.sort((a, b) => (a.filed.visitDate < b.filed.visitDate ? 1 : -1));

/**
 * The one row that stands beside each pair, by its key: the newest that is not settled, else the newest that was closed, if its
 * visit was in this season or the one before. `rows` as `earlierRows` orders them.
 */
export function earlierByPair(
	rows: readonly LedgerRow[],
	visitDate: string
): Map<string, LedgerRow> {
	const oldest = seasonBefore(seasonOf(visitDate));
	const found = new Map<string, LedgerRow>();
	for (const row of rows) {
		const { item, unit = WHOLE, season } = row.filed;
		if (item === undefined || (!isUnsettled(row) && season < oldest)) continue;
		const key = pairKey(item, unit);
		const known = found.get(key);
		if (!known || (!isUnsettled(known) && isUnsettled(row))) found.set(key, row);
	}
	return found;
}
