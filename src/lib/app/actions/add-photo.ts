/** A photo of what is wrong: shrunk, named by its hash, and stored in the same transaction as the event that names it. */
import { hashOf } from '$lib/core/events/ids';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { closed, type Refusal } from '$lib/core/inspection/decide-answer';
import { decideAddPhoto, decideRemovePhoto } from '$lib/core/inspection/decide-evidence';
import type { EvidenceAdded } from '$lib/core/inspection/payloads';
import { fail, ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { shrinkPhoto, type PhotoProblem } from '../later-wiring';
import { randomId, sha256 } from '../wiring';

/** What a photo shows: an item for a unit, or a free observation. */
export type PhotoTarget = { item: string; unit: string } | { finding: string };

export async function addPhoto(
	inspection: OpenInspection,
	target: PhotoTarget,
	file: File,
	source: EvidenceAdded['source']
): Promise<Result<void, PhotoProblem | StoreProblem | Refusal>> {
	const refusal = closed(inspection.fold, 'evidence');
	if (refusal) return fail(refusal);
	const takenAt = new Date().toISOString();
	const shrunk = await shrinkPhoto(file);
	if (!shrunk.ok) return shrunk;
	const { bytes, thumb, width, height } = shrunk.value;
	const hash = hashOf(new Uint8Array(bytes), sha256);
	const thumbHash = hashOf(new Uint8Array(thumb), sha256);
	const added: EvidenceAdded = {
		hash,
		thumb: thumbHash,
		mime: 'image/jpeg',
		size: bytes.byteLength,
		width,
		height,
		takenAt,
		source,
		...target
	};
	// Asked again: it may have been sealed while the picture was being shrunk.
	const decided = decideAddPhoto(inspection.fold, randomId(), added, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value, [
		{ hash, bytes },
		{ hash: thumbHash, bytes: thumb }
	]);
	return written.ok ? ok(undefined) : written;
}

/** Hides a photo; what was signed stays in the set. */
export async function removePhoto(
	inspection: OpenInspection,
	evidence: string
): Promise<Result<void, Refusal | StoreProblem>> {
	const decided = decideRemovePhoto(inspection.fold, evidence, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}
