/** Decodes, shrinks and re-encodes one picture at a time, away from the main thread. */
import { fail, ok, type Result } from '$lib/core/result';
import {
	MAX_BYTES,
	MAX_PIXELS,
	MAX_SIDE,
	THUMB_SIDE,
	type PhotoProblem,
	type PhotoReply,
	type PhotoRequest,
	type ShrunkPhoto
} from './contract';
import { readPictureHeader } from './picture-header';

/** Enough for the frame header behind a camera's notes and its own thumbnail. */
const HEADER_BYTES = 512 * 1024;
const QUALITY = 0.8;
const THUMB_QUALITY = 0.7;

const scope = self as unknown as {
	onmessage: (event: MessageEvent<PhotoRequest>) => void;
	postMessage: (reply: PhotoReply, transfer: Transferable[]) => void;
};

scope.onmessage = async ({ data }) => {
	const result = await shrink(data.file);
	const transfer = result.ok ? [result.value.bytes, result.value.thumb] : [];
	scope.postMessage({ id: data.id, ...result }, transfer);
};

async function shrink(file: Blob): Promise<Result<ShrunkPhoto, PhotoProblem>> {
	if (file.size > MAX_BYTES) return fail({ code: 'picture-too-large', place: 'file' });
	const head = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer());
	const header = readPictureHeader(head);
	if (!header) return fail({ code: 'not-a-picture', place: 'header' });
	if ((header.pixels ?? 0) > MAX_PIXELS)
		return fail({
			code: 'picture-too-large',
			place: 'header',
			detail: { megapixels: Math.round((header.pixels ?? 0) / 1_000_000) }
		});
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch (cause) {
		const code = header.type === 'heic' ? 'format-not-readable' : 'picture-damaged';
		return fail({ code, place: 'picture', cause: String(cause) });
	}
	try {
		const picture = await encode(bitmap, MAX_SIDE, QUALITY);
		const thumb = await encode(bitmap, THUMB_SIDE, THUMB_QUALITY);
		return ok({
			bytes: picture.bytes,
			thumb: thumb.bytes,
			width: picture.width,
			height: picture.height
		});
	} finally {
		bitmap.close();
	}
}

async function encode(bitmap: ImageBitmap, side: number, quality: number) {
	const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
	const width = Math.max(1, Math.round(bitmap.width * scale));
	const height = Math.max(1, Math.round(bitmap.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no 2d context in a worker');
	context.drawImage(bitmap, 0, 0, width, height);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return { bytes: await blob.arrayBuffer(), width, height };
}
