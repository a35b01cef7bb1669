/** A file from a camera or a gallery becomes what is stored: smaller, upright, and without what it says of place and device. */
import { readPictureHeader } from '../../core/evidence/picture-header';
import { fail, ok, type Result } from '../../core/result';
import { hashBytes } from '../device/digest';
import { MAX_BYTES, MAX_PIXELS, THUMB_SIDE, type PhotoProblem, type ShrunkPhoto } from './contract';
import { canvasOf, jpegOf } from './encode';
import { looksOf } from './looks';
import { readDeclared } from './read-declared';

/** Enough for the frame header behind a camera's notes and its own thumbnail. */
const HEADER_BYTES = 512 * 1024;
const QUALITY = 0.8;
const THUMB_QUALITY = 0.7;

export async function shrink(
	file: Blob,
	maxSide: number
): Promise<Result<ShrunkPhoto, PhotoProblem>> {
	if (file.size > MAX_BYTES) return fail({ code: 'picture-too-large', place: 'file' });
	const head = await file.slice(0, HEADER_BYTES).arrayBuffer();
	const header = readPictureHeader(new Uint8Array(head));
	if (!header) return fail({ code: 'not-a-picture', place: 'header' });
	const pixels = header.size ? header.size.width * header.size.height : 0;
	if (pixels > MAX_PIXELS) {
		const detail = { megapixels: Math.round(pixels / 1_000_000) };
		return fail({ code: 'picture-too-large', place: 'header', detail });
	}
	const declared = readDeclared(head);
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch (cause) {
		const code = header.type === 'heic' ? 'format-not-readable' : 'picture-damaged';
		return fail({ code, place: 'picture', cause: String(cause) });
	}
	const { canvas } = canvasOf(bitmap, maxSide);
	bitmap.close();
	const small = canvasOf(canvas, THUMB_SIDE).canvas;
	const bytes = await jpegOf(canvas, QUALITY);
	const thumb = await jpegOf(small, THUMB_QUALITY);
	return ok({
		bytes,
		hash: await hashBytes(bytes),
		thumb,
		thumbHash: await hashBytes(thumb),
		width: canvas.width,
		height: canvas.height,
		looks: looksOf(small),
		...(declared ? { declared } : {})
	});
}
