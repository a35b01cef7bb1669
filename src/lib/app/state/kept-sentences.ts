/**
 * What this office has written about failed items, as it stood when the inspections were sealed. The one place that reads it,
 * and knows where it lies.
 */
import type { EventStore } from '$lib/core/events/store';
import { standingFindings } from '$lib/core/inspection/finding-list';
import { SEALED_INSPECTIONS, type InspectionSummary } from '$lib/core/inspection/summary';
import type { KeptSentence } from '$lib/core/phrases/model';
import { foldInspection } from '../actions/open-inspection';

/** The newest so many say what the usual wording is. */
const MOST = 200;

/** By inspection, with the state that was read; a seal is read once. */
const read = new Map<string, { changedAt: string; sentences: KeptSentence[] }>();

/**
 * The newest inspection first. Other work comes between any two that are folded. A school's self-check is not the office's
 * wording.
 */
export async function readKeptSentences(store: EventStore): Promise<KeptSentence[]> {
	const sealed = (await store.listed(SEALED_INSPECTIONS, MOST))
		.map(({ value }) => value as InspectionSummary)
		.filter(({ kind }) => kind !== 'selfCheck');
	const kept: KeptSentence[] = [];
	for (const { id, changedAt } of sealed) {
		if (read.get(id)?.changedAt !== changedAt) {
			read.set(id, { changedAt, sentences: await sentencesOf(store, id) });
			await new Promise((resolve) => setTimeout(resolve));
		}
		kept.push(...(read.get(id)?.sentences ?? []));
	}
	return kept;
}

async function sentencesOf(store: EventStore, id: string): Promise<KeptSentence[]> {
	const folded = await foldInspection(store, id);
	if (!folded.ok) return [];
	return standingFindings(folded.value).flatMap(({ item, text, fields }) =>
		item ? [{ inspection: id, item, fact: text, demand: fields.measure ?? '' }] : []
	);
}
