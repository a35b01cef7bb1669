/** The jobs of the photo worker: a file becomes what is stored; what is stored becomes what is shown and handed out. */
import type { Declared, Mark } from '../../core/evidence/payloads';
import type { PhotoLooks, Reused } from '../../core/evidence/reused';
import type { Hash } from '../../core/events/ids';
import type { Problem, Result } from '../../core/result';

/** Longest side of what is stored, in pixels, unless a setting says less. */
export const MAX_SIDE = 2048;
/** Longest side of the thumbnail that lists show, so that they never read originals. */
export const THUMB_SIDE = 320;
/** The whole frame of what is sold as 50 megapixels. More is refused from the header: browsers decode a picture whole. */
export const MAX_PIXELS = 8192 * 6144;
export const MAX_BYTES = 60 * 1024 * 1024;

export interface ShrunkPhoto {
	/** JPEG, upright and encoded anew: what the camera wrote into the file (place, device) is gone. */
	bytes: ArrayBuffer;
	hash: Hash;
	thumb: ArrayBuffer;
	thumbHash: Hash;
	/** Pixels. */
	width: number;
	height: number;
	looks: string[];
	/** What the camera had written into the file. */
	declared?: Declared;
}

/** Words burnt into a copy. */
export interface Watermark {
	lines: string[];
	corner: 'bottomLeft' | 'bottomRight' | 'topLeft' | 'topRight';
	/** Height of a letter, in thousandths of the longer side. */
	size: number;
}

export interface ShownCopy {
	marks: readonly Mark[];
	watermark?: Watermark;
	/** Longest side, in pixels; as stored if absent. */
	maxSide?: number;
}

export type PhotoProblem = Problem<
	| 'not-a-picture'
	| 'format-not-readable'
	| 'picture-too-large'
	| 'picture-damaged'
	| 'worker-stopped'
	| 'cancelled'
>;

/** What each job takes and gives. */
export interface PhotoJobs {
	shrink: { input: { file: Blob; maxSide: number }; output: ShrunkPhoto };
	/** `bytes` of a stored photo; the answer is a JPEG. */
	show: { input: { bytes: ArrayBuffer; copy: ShownCopy }; output: ArrayBuffer };
	/** What a QR code in the picture says; undefined where none can be read. */
	scan: { input: { picture: ImageBitmap }; output: string | undefined };
	/** Which photos of `own` were used before. */
	compare: { input: { own: PhotoLooks; all: PhotoLooks[] }; output: Reused[] };
}
export type PhotoJob = keyof PhotoJobs;
export type PhotoRequest = {
	[K in PhotoJob]: { id: number; job: K; input: PhotoJobs[K]['input'] };
}[PhotoJob];
export interface PhotoReply {
	id: number;
	result: Result<PhotoJobs[PhotoJob]['output'], PhotoProblem>;
}
