/** A phrase from the book becomes what is wrong and what has to be done, as if somebody had typed it. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { joined } from '$lib/core/phrases/join';
import type { Phrase } from '$lib/core/phrases/model';
import { ok, type Result } from '$lib/core/result';
import { waitingWords } from '../state/finding-words.svelte';
import type { OpenInspection } from '../state/open-inspection.svelte';
import type { Slot } from '../state/slot.svelte';
import { sayOfFinding } from './say-of-finding';
import { writeTyped } from './type-into-item';

const findingOf = ({ fold }: OpenInspection, { pair }: Slot): string =>
	fold.findings.idOf(pair.item.id, pair.unit);

const measureOf = (inspection: OpenInspection, slot: Slot): string =>
	waitingWords(inspection, findingOf(inspection, slot), 'measure') ?? slot.finding.measure ?? '';

/** What stands where a phrase would go, so that nothing is overwritten unasked. */
export const writtenBefore = (inspection: OpenInspection, slot: Slot): string[] =>
	[slot.view.note.trim(), measureOf(inspection, slot)].filter((text) => text !== '');

/** `behind`: after what stands there; otherwise in its place. A phrase without a demand leaves the measure as it is. */
export async function takePhrase(
	inspection: OpenInspection,
	slot: Slot,
	{ fact, demand }: Phrase,
	behind: boolean
): Promise<Result<void, Refusal | StoreProblem>> {
	const put = (before: string, sentence: string) => (behind ? joined(before, sentence) : sentence);
	await writeTyped(inspection, slot, { note: put(slot.view.note, fact) });
	if (!demand) return ok(undefined);
	const measure = put(measureOf(inspection, slot), demand);
	return sayOfFinding(inspection, findingOf(inspection, slot), 'measure', measure);
}
