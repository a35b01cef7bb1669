/** A photo of how a finding was put right, or of a recheck: stored at once, and named by the report or the recheck later. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { EvidenceAdded } from '$lib/core/evidence/payloads';
import { ADDED } from '$lib/core/evidence/photo';
import { ok, type Result } from '$lib/core/result';
import type { Author, Json } from '$lib/core/events/event';
import { shrinkPhoto, type PhotoProblem } from '../later-wiring';
import { photoSettings } from '../state/photo-settings.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, randomId } from '../wiring';

export interface NewFindingPhoto {
	finding: string;
	file: Blob;
	source: EvidenceAdded['source'];
	author: Author;
	/** The photo (its evidence id) of the same thing before it was put right. */
	after?: string;
}

/** Resolves with the id of the new evidence, once it is saved. */
export async function addFindingPhoto({
	finding,
	file,
	source,
	author,
	after
}: NewFindingPhoto): Promise<Result<string, PhotoProblem | StoreProblem>> {
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
		finding,
		...(declared ? { declared } : {}),
		...(after ? { after } : {})
	};
	const evidence = randomId();
	const store = await getStore();
	const written = await storageLight.follow(
		store.append(
			[
				{
					type: ADDED,
					subject: { finding, evidence },
					payload: added as unknown as Json,
					parents: [],
					author
				}
			],
			{
				bytes: [
					{ hash, bytes },
					{ hash: thumbHash, bytes: thumb }
				]
			}
		)
	);
	return written.ok ? ok(evidence) : written;
}
