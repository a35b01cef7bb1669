/**
 * What this office has written about failed items, as the ledger has it from sealed inspections. The one place that reads it,
 * and knows where it lies.
 */
import type { EventStore } from '$lib/core/events/store';
import { findingGroup, type LedgerRow } from '$lib/core/finding/ledger-row';
import type { KeptSentence } from '$lib/core/phrases/model';

/** Rows read in one go, well under what a frame takes. */
const PAGE = 500;

/** The newest first. A school's self-check is not the office's wording, and neither is what was taken back. */
export async function readKeptSentences(store: EventStore): Promise<KeptSentence[]> {
	const prefix = findingGroup('');
	const kept: { day: string; sentence: KeptSentence }[] = [];
	for (let after: string | undefined; ;) {
		const page = await store.page(prefix, after, PAGE);
		for (const { value } of page) {
			const { item, inspection, kind, withdrawn, text, measure, visitDate } = (value as LedgerRow)
				.filed;
			if (item && kind !== 'selfCheck' && !withdrawn)
				kept.push({ day: visitDate, sentence: { inspection, item, fact: text, demand: measure } });
		}
		if (page.length < PAGE) break;
		after = page.at(-1)?.group;
	}
	return kept.sort((a, b) => (a.day < b.day ? 1 : -1)).map(({ sentence }) => sentence);
}
