/** What became of the findings of one inspection, for exports. */
import type { EventStore } from '$lib/core/events/store';
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { lifeOf } from '$lib/core/finding/life';
import { filedFindings } from '$lib/core/inspection/file-findings';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { isPartOf, SYSTEMIC_SUMMARY, type SystemicRow } from '$lib/core/statistics/systemic';
import { livesOf } from '../state/ledger-entries';
import { sha256 } from '../wiring';
import type { FindingPast } from './life-result';

/** The 普遍性问题 that somebody raised, and for which a rule is thought of, in the making, or made. */
export async function raisedRows(store: EventStore): Promise<SystemicRow[]> {
	const rows = (await store.summaries(SYSTEMIC_SUMMARY)).map(({ value }) => value as SystemicRow);
	return rows.filter(({ state }) => state !== 'dismissed');
}

/** By id; empty for an inspection that was never sealed. `raised`: of `raisedRows`. */
export async function findingPasts(
	store: EventStore,
	fold: InspectionFold,
	raised: readonly SystemicRow[]
): Promise<Map<string, FindingPast>> {
	const filed = filedFindings(fold);
	const school = filed[0]?.schoolId;
	if (!school) return new Map();
	const [lives, listed] = await Promise.all([
		livesOf(store, fold),
		store.listed(findingsOfSchool(school))
	]);
	const rows = listed.map(({ value }) => (value as LedgerRow).filed);
	return new Map(
		filed.map((finding) => {
			const life = lifeOf(finding, lives.get(finding.id) ?? [], sha256);
			// Newest first.
			const before = rows.find(
				(other) =>
					finding.item !== undefined &&
					other.item === finding.item &&
					other.unit === finding.unit &&
					other.kind !== 'selfCheck' &&
					!other.withdrawn &&
					other.season < finding.season
			);
			const systemic = raised.some((row) => isPartOf(row, finding));
			return [
				finding.id,
				{ life, systemic, ...(before ? { recurringFrom: before.visitDate } : {}) }
			];
		})
	);
}
