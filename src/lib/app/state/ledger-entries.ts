/**
 * What a sealed inspection leaves in the lists besides its own entry: a row of the ledger for each of its findings, and the
 * tally that figures are counted from.
 */
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore, Summary } from '$lib/core/events/store';
import { findingGroup, ledgerRow, summariseRow } from '$lib/core/finding/ledger-row';
import { filedFindings } from '$lib/core/inspection/file-findings';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { summariseTally, tallyOf } from '$lib/core/statistics/tally';
import { sha256 } from '../wiring';

/** What became of findings, by their ids. */
export type Lives = ReadonlyMap<string, SignedEvent[]>;

/** Read before a write, since what a write lists is computed under the lock. */
export async function livesOf(store: EventStore, fold: InspectionFold): Promise<Lives> {
	const ids = [...fold.findings.failedPairs.keys(), ...fold.findings.observed.keys()];
	const events = await Promise.all(ids.map((id) => store.eventsOf(findingGroup(id))));
	return new Map(ids.map((id, i) => [id, events[i] ?? []]));
}

/** Empty while it was never sealed. */
export function ledgerEntries(fold: InspectionFold, lives: Lives): Summary[] {
	const tally = tallyOf(fold);
	const rows = filedFindings(fold).map((filed) =>
		summariseRow(ledgerRow(filed, lives.get(filed.id) ?? [], sha256))
	);
	return tally ? [...rows, summariseTally(tally)] : rows;
}
