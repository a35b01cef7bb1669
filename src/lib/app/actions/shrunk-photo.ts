/** A picture that somebody took or chose as it is stored: shrunk, named by its hash, with what its event says of the picture itself. */
import type { StoredBytes } from '$lib/core/events/store';
import type { EvidenceAdded } from '$lib/core/evidence/payloads';
import { ok, type Result } from '$lib/core/result';
import { shrinkPhoto, type PhotoProblem } from '../later-wiring';
import { photoSettings } from '../state/photo-settings.svelte';

export interface PhotoIntake {
	file: Blob;
	source: EvidenceAdded['source'];
	/** The photo (its evidence id) of the same thing before it was put right. */
	after?: string;
}

interface ShrunkForEvent {
	/** Does not say what it shows: the caller adds that. */
	added: EvidenceAdded;
	/** The picture and its thumbnail, for the append that writes the event. */
	bytes: StoredBytes[];
}

/** Taken when this was called, however long shrinking lasts. */
export async function shrunkPhoto({
	file,
	source,
	after
}: PhotoIntake): Promise<Result<ShrunkForEvent, PhotoProblem>> {
	const takenAt = new Date().toISOString();
	const shrunk = await shrinkPhoto(file, { maxSide: photoSettings.maxSide });
	if (!shrunk.ok) return shrunk;
	const { bytes, hash, thumb, thumbHash, width, height, looks, declared } = shrunk.value;
	return ok({
		added: {
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
			...(after ? { after } : {})
		},
		bytes: [
			{ hash, bytes },
			{ hash: thumbHash, bytes: thumb }
		]
	});
}
