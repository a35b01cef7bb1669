/** Which findings of earlier visits nobody looked at in this one, so that none is missed by leaving. */
import { isUnsettled } from '../finding/earlier';
import type { LedgerRow } from '../finding/ledger-row';
import type { InspectionFold } from './fold';
import type { Gap } from './gaps';
import { pairKey, WHOLE } from './pairs';

/** The pair of this inspection that asks the same again; undefined where its checklist does not. */
function askedAgain(fold: InspectionFold, { filed }: LedgerRow): string | undefined {
	if (filed.item === undefined) return undefined;
	const key = pairKey(filed.item, filed.unit ?? WHOLE);
	return fold.pair(key) && key;
}

/** `rows` of earlier visits. One is looked at by an answer here, or by a recheck on the day of this visit or later. */
export const notLookedAt = (fold: InspectionFold, rows: readonly LedgerRow[]): LedgerRow[] =>
	rows.filter((row) => {
		if (!isUnsettled(row)) return false;
		const { recheck } = row.life;
		if (recheck && recheck.on >= (fold.basics?.visitDate ?? '')) return false;
		const key = askedAgain(fold, row);
		return key === undefined || fold.answer(key).kind === 'none';
	});

/** Nothing blocks: what was not looked at stays open, and is said. */
export function unsettledGaps(fold: InspectionFold, rows: readonly LedgerRow[]): Gap[] {
	const count = notLookedAt(fold, rows).length;
	return count > 0 ? [{ code: 'unsettled', blocks: false, count }] : [];
}
