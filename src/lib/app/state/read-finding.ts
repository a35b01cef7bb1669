import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore } from '$lib/core/events/store';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import { findingGroup, type LedgerRow } from '$lib/core/finding/ledger-row';

export interface ReadFinding {
	filed: FiledFinding;
	/** All that became of it, by device and seq. */
	events: SignedEvent[];
}

/** What the ledger says of one finding, with all that became of it; undefined where it is not in the ledger. */
export async function readFinding(store: EventStore, id: string): Promise<ReadFinding | undefined> {
	const [row, events] = await Promise.all([
		store.summary(findingGroup(id)),
		store.eventsOf(findingGroup(id))
	]);
	return row && { filed: (row.value as LedgerRow).filed, events };
}
