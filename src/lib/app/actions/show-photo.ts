/** Copies of a photo as they are looked at and leave the store, with what is drawn on it. The stored one stays as it is. */
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

const jpeg = (bytes: ArrayBuffer): Blob => new Blob([bytes], { type: 'image/jpeg' });

/** A JPEG with its watermark burnt in; `maxSide` in pixels, as stored if absent. `photo-elsewhere`: the bytes are not on this device. */
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
	return shown.ok ? { ok: true, value: jpeg(shown.value) } : shown;
}

/**
 * Without a watermark, for what only the app shows: a face that was made coarse is so in the smallest picture too. Undefined
 * where there is nothing to show; nothing is ever shown in place of what could not be drawn on.
 */
export async function markedPicture(
	source: Pick<PhotoSource, 'picture'>,
	hash: string,
	marks: Photo['marks'],
	signal: AbortSignal
): Promise<Blob | undefined> {
	const bytes = await source.picture(hash);
	if (!bytes) return undefined;
	if (marks.length === 0) return jpeg(bytes);
	const shown = await showPhoto(bytes, { marks }, signal);
	return shown.ok ? jpeg(shown.value) : undefined;
}
