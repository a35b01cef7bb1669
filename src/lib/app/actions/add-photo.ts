/** A photo: shrunk, named by its hash, and stored in the same transaction as the event that names it. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { EvidenceAdded } from '$lib/core/evidence/payloads';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideAddPhoto, type PhotoTarget } from '$lib/core/inspection/decide-evidence';
import { summariseLooks } from '$lib/core/inspection/summarise-looks';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { photoSettings } from '../state/photo-settings.svelte';
import { shrinkPhoto, type PhotoProblem } from '../later-wiring';
import { randomId } from '../wiring';

export interface NewPhoto {
	file: Blob;
	source: EvidenceAdded['source'];
	/** What it shows; nothing while nobody has said. */
	target: PhotoTarget;
	/** The photo (its evidence id) of the same thing before it was put right. */
	after?: string;
}

/** Resolves with the id of the new evidence, once it is saved. */
export async function addPhoto(
	inspection: OpenInspection,
	{ file, source, target, after }: NewPhoto
): Promise<Result<string, PhotoProblem | StoreProblem | Refusal>> {
	const takenAt = new Date().toISOString();
	const shrunk = await shrinkPhoto(file, { maxSide: photoSettings.maxSide });
	if (!shrunk.ok) return shrunk;
	const { bytes, hash, thumb, thumbHash, width, height, looks, declared } = shrunk.value;
	const added: EvidenceAdded = {
		hash,
		thumb: thumbHash,
		mime: 'image/jpeg',
		size: bytes.byteLength,
		width,
		height,
		takenAt,
		source,
		looks,
		...(declared ? { declared } : {}),
		...(after ? { after } : {}),
		...target
	};
	const evidence = randomId();
	// Decided now: it may have been sealed while the picture was being shrunk.
	const decided = decideAddPhoto(inspection.fold, evidence, added, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(
		decided.value,
		[
			{ hash, bytes },
			{ hash: thumbHash, bytes: thumb }
		],
		summariseLooks
	);
	return written.ok ? ok(evidence) : written;
}
