/** A photo of what is wrong: shrunk, named by its hash, and stored in the same transaction as the event that names it. */
import type { Json } from '$lib/core/events/event';
import { hashOf } from '$lib/core/events/ids';
import type { StoreProblem } from '$lib/core/events/store';
import type { EvidenceAdded } from '$lib/core/inspection/payloads';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { randomId, sha256, shrinkPhoto, type PhotoProblem } from '../wiring';

/** What a photo shows: an item for a unit, or a free observation. */
export type PhotoTarget = { item: string; unit: string } | { finding: string };

export async function addPhoto(
	inspection: OpenInspection,
	target: PhotoTarget,
	file: File,
	source: EvidenceAdded['source']
): Promise<Result<void, PhotoProblem | StoreProblem | Problem<'sealed'>>> {
	if (inspection.state === 'sealed' || inspection.state === 'moved')
		return fail({ code: 'sealed', place: 'evidence' });
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
	const written = await inspection.append(
		[
			{
				type: 'evidence.added/1',
				subject: { inspection: inspection.id, evidence: randomId() },
				payload: added as unknown as Json,
				parents: [],
				author: inspection.author
			}
		],
		[
			{ hash, bytes },
			{ hash: thumbHash, bytes: thumb }
		]
	);
	return written.ok ? ok(undefined) : written;
}

/** Hides a photo; what was signed stays in the set. */
export async function removePhoto(
	inspection: OpenInspection,
	evidence: string
): Promise<Result<void, StoreProblem>> {
	const subject = { inspection: inspection.id, evidence };
	const parents = inspection.fold.headsOf(subject).map((event) => event.header.id);
	const written = await inspection.append([
		{ type: 'evidence.removed/1', subject, payload: {}, parents, author: inspection.author }
	]);
	return written.ok ? ok(undefined) : written;
}
