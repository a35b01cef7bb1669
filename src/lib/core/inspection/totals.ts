/** 应查 = 合格 + 不合格 + 不适用 + 未查. Kept by difference, so that a tap costs the same at any size. */
import type { Totals, Verdict } from './payloads';

export type Count = Verdict | 'notChecked';

export const emptyTotals = (due: number, excluded: number): Totals => ({
	due,
	pass: 0,
	fail: 0,
	notApplicable: 0,
	notChecked: due,
	excluded
});

/** The totals after one pair went from one count to another. */
export function moveCount(totals: Totals, from: Count, to: Count): Totals {
	if (from === to) return totals;
	return { ...totals, [from]: totals[from] - 1, [to]: totals[to] + 1 };
}

/** 合格 ÷ (合格 + 不合格), with its denominator; undefined where nothing was judged. */
export function scoreOf(
	totals: Totals
): { passed: number; of: number; percent: string } | undefined {
	const of = totals.pass + totals.fail;
	if (of === 0) return undefined;
	// Tenths of a percent by whole numbers, so that the same counts print the same everywhere.
	const tenths = Math.round((totals.pass * 1000) / of);
	return { passed: totals.pass, of, percent: `${Math.floor(tenths / 10)}.${tenths % 10}` };
}
