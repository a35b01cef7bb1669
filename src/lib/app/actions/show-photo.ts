/** A copy of a photo as it leaves the store: with what is drawn on it and its watermark burnt in. The stored one stays as it is. */
import type { Photo } from '$lib/core/evidence/photo';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { fail, type Problem, type Result } from '$lib/core/result';
import { showPhoto, type PhotoProblem } from '../later-wiring';
import { watermarkOf } from '../results/watermark';
import { photoSettings } from '../state/photo-settings.svelte';

/** What is needed of an inspection, open on screen or folded for a paper. */
export interface PhotoSource {
	fold: InspectionFold;
	picture(hash: string): Promise<ArrayBuffer | undefined>;
}

/** A JPEG; `maxSide` in pixels, as stored if absent. `photo-elsewhere`: the bytes are not on this device. */
export async function shownCopy(
	source: PhotoSource,
	photo: Photo,
	{ maxSide, signal }: { maxSide?: number; signal?: AbortSignal } = {}
): Promise<Result<Blob, PhotoProblem | Problem<'photo-elsewhere'>>> {
	const bytes = await source.picture(photo.hash);
	if (!bytes) return fail({ code: 'photo-elsewhere', place: photo.hash });
	const shown = await showPhoto(
		bytes,
		{
			marks: photo.marks,
			watermark: watermarkOf(source.fold, photo, photoSettings.watermark),
			...(maxSide ? { maxSide } : {})
		},
		signal
	);
	return shown.ok ? { ok: true, value: new Blob([shown.value], { type: 'image/jpeg' }) } : shown;
}
