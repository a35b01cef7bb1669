/** The job of the photo worker: bytes in, a smaller picture and a thumbnail out. */
import type { Problem } from '$lib/core/result';

/** Longest side of what is stored, in pixels. */
export const MAX_SIDE = 2048;
/** Longest side of the thumbnail that lists show, so that they never read originals. */
export const THUMB_SIDE = 320;
/** More than this is refused from the header: browsers decode a picture whole. */
export const MAX_PIXELS = 50_000_000;
export const MAX_BYTES = 60 * 1024 * 1024;

export interface ShrunkPhoto {
	/** JPEG, re-encoded: what the camera wrote into the file (place, device) is gone. */
	bytes: ArrayBuffer;
	thumb: ArrayBuffer;
	width: number;
	height: number;
}

export type PhotoProblem = Problem<
	| 'not-a-picture'
	| 'format-not-readable'
	| 'picture-too-large'
	| 'picture-damaged'
	| 'worker-stopped'
	| 'cancelled'
>;

export interface PhotoRequest {
	id: number;
	file: Blob;
}
export type PhotoReply = { id: number } & (
	{ ok: true; value: ShrunkPhoto } | { ok: false; problem: PhotoProblem }
);
