/** A picture file becomes a photo of the reply: upright, at most 1,600 pixels and 400 KB, without what the camera wrote into it. */
import { hashOf, type Sha256 } from '../../../core/events/ids';
import { toBase64 } from '../base64';
import { limits, type ReplyPhoto } from '../model';

const edges = [limits.photoEdge, 1280, 1024, 800];
const qualities = [0.82, 0.7, 0.55];
/** What no phone has to decode. */
const MOST_BYTES = 60 * 1024 * 1024;

/** Undefined where this browser cannot read it. `onStep` counts from 0 to 1. */
export async function shrinkPicture(
	file: File,
	sha256: Sha256,
	onStep: (part: number) => void
): Promise<ReplyPhoto | undefined> {
	if (file.size > MOST_BYTES) return undefined;
	onStep(0.1);
	const picture = await decode(file);
	if (!picture) return undefined;
	onStep(0.5);
	const made = await encode(picture);
	if ('close' in picture) picture.close();
	if (!made) return undefined;
	onStep(0.9);
	// By way of a response: blobs give their bytes themselves only since 2020.
	const bytes = new Uint8Array(await new Response(made.blob).arrayBuffer());
	return {
		hash: hashOf(bytes, sha256),
		mime: 'image/jpeg',
		width: made.width,
		height: made.height,
		takenAt: new Date(Math.min(file.lastModified || Date.now(), Date.now())).toISOString(),
		data: toBase64(bytes)
	};
}

/** Upright by what the camera noted: browsers that do not know the option turn pictures in an element by themselves. */
async function decode(file: File): Promise<ImageBitmap | HTMLImageElement | undefined> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		const url = URL.createObjectURL(file);
		const image = new Image();
		image.src = url;
		try {
			await image.decode();
			return image;
		} catch {
			return undefined;
		} finally {
			URL.revokeObjectURL(url);
		}
	}
}

/** As large and as good as fits. */
async function encode(
	picture: ImageBitmap | HTMLImageElement
): Promise<{ blob: Blob; width: number; height: number } | undefined> {
	const from =
		'close' in picture ? picture : { width: picture.naturalWidth, height: picture.naturalHeight };
	for (const edge of edges) {
		const scale = Math.min(1, edge / Math.max(from.width, from.height));
		const canvas = document.createElement('canvas');
		canvas.width = Math.max(1, Math.round(from.width * scale));
		canvas.height = Math.max(1, Math.round(from.height * scale));
		const context = canvas.getContext('2d');
		if (!context) return undefined;
		// What is transparent in a screenshot is white on paper.
		context.fillStyle = '#fff';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.drawImage(picture, 0, 0, canvas.width, canvas.height);
		for (const quality of qualities) {
			const blob = await new Promise<Blob | null>((resolve) =>
				canvas.toBlob(resolve, 'image/jpeg', quality)
			);
			if (blob && blob.size <= limits.photoBytes)
				return { blob, width: canvas.width, height: canvas.height };
		}
	}
	return undefined;
}
