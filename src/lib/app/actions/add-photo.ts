/** A photo: shrunk, named by its hash, and stored in the same transaction as the event that names it. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideAddPhoto, type PhotoTarget } from '$lib/core/inspection/decide-evidence';
import { summariseLooks } from '$lib/core/inspection/summarise-looks';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import type { PhotoProblem } from '../later-wiring';
import { randomId } from '../wiring';
import { shrunkPhoto, type PhotoIntake } from './shrunk-photo';

export interface NewPhoto extends PhotoIntake {
	/** What it shows; nothing while nobody has said. */
	target: PhotoTarget;
}

/** Resolves with the id of the new evidence, once it is saved. */
export async function addPhoto(
	inspection: OpenInspection,
	{ target, ...intake }: NewPhoto
): Promise<Result<string, PhotoProblem | StoreProblem | Refusal>> {
	const shrunk = await shrunkPhoto(intake);
	if (!shrunk.ok) return shrunk;
	const { added, bytes } = shrunk.value;
	const evidence = randomId();
	// Decided now: it may have been sealed while the picture was being shrunk.
	const decided = decideAddPhoto(
		inspection.fold,
		evidence,
		{ ...added, ...target },
		inspection.author
	);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value, bytes, summariseLooks);
	return written.ok ? ok(evidence) : written;
}
