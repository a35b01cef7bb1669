/** Enters into the ledger what was sealed before there was one, or by a version whose rows said less. */
import type { EventStore } from '$lib/core/events/store';
import {
	INSPECTION_SUMMARY,
	SEALED_INSPECTIONS,
	type InspectionSummary
} from '$lib/core/inspection/summary';

/** Raised when the entries of sealed inspections (`ledger-entries.ts`) say more than before. */
const ENTRIES = 1;
const NOTE = 'entries:sealed';

/** Once on each device and for each form of the entries; what could not be written is tried at the next start. */
export async function enterSealed(store: EventStore): Promise<void> {
	if ((await store.countListed(SEALED_INSPECTIONS)) === 0) return;
	if ((await store.readNotes(NOTE)).get(NOTE) === ENTRIES) return;
	const sealed = (await store.summaries(INSPECTION_SUMMARY)).filter(({ value }) =>
		['sealed', 'reopened'].includes((value as InspectionSummary).state)
	);
	const { rebuildSummaries } = await import('./rebuild-summaries');
	const written = await rebuildSummaries(
		store,
		sealed.map(({ group }) => group)
	);
	if (written.ok) await store.writeNote(NOTE, ENTRIES);
}
