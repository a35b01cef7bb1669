/** A photo of how a finding was put right, or of a recheck: stored at once, and named by the report or the recheck later. */
import type { Author, Json } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { ADDED } from '$lib/core/evidence/photo';
import { ok, type Result } from '$lib/core/result';
import type { PhotoProblem } from '../later-wiring';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, randomId } from '../wiring';
import { shrunkPhoto, type PhotoIntake } from './shrunk-photo';

export interface NewFindingPhoto extends PhotoIntake {
	finding: string;
	author: Author;
}

/** Resolves with the id of the new evidence, once it is saved. */
export async function addFindingPhoto({
	finding,
	author,
	...intake
}: NewFindingPhoto): Promise<Result<string, PhotoProblem | StoreProblem>> {
	const shrunk = await shrunkPhoto(intake);
	if (!shrunk.ok) return shrunk;
	const { added, bytes } = shrunk.value;
	const evidence = randomId();
	const draft = {
		type: ADDED,
		subject: { finding, evidence },
		payload: { ...added, finding } as unknown as Json,
		parents: [],
		author
	};
	const store = await getStore();
	const written = await storageLight.follow(store.append([draft], { bytes }));
	return written.ok ? ok(evidence) : written;
}
