/** Takes the looks of a picture and of its parts: where the pixels come from, for `core/evidence/look.ts`. */
import { LOOK_SIDE, lookOf, PARTS } from '../../core/evidence/look';

/** The whole first, then each part. */
export function looksOf(picture: ImageBitmap | OffscreenCanvas): string[] {
	const canvas = new OffscreenCanvas(LOOK_SIDE, LOOK_SIDE);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	if (!context) throw new Error('no 2d context in a worker');
	context.imageSmoothingQuality = 'high';
	return PARTS.map(({ left, top, right, bottom }) => {
		const x = (picture.width * left) / 100;
		const y = (picture.height * top) / 100;
		const width = (picture.width * (right - left)) / 100;
		const height = (picture.height * (bottom - top)) / 100;
		context.drawImage(picture, x, y, width, height, 0, 0, LOOK_SIDE, LOOK_SIDE);
		return lookOf(luma(context.getImageData(0, 0, LOOK_SIDE, LOOK_SIDE).data));
	});
}

/** ITU-R BT.601. */
function luma(rgba: Uint8ClampedArray): Float32Array {
	const values = new Float32Array(rgba.length / 4);
	for (let i = 0; i < values.length; i++)
		values[i] =
			0.299 * (rgba[4 * i] ?? 0) + 0.587 * (rgba[4 * i + 1] ?? 0) + 0.114 * (rgba[4 * i + 2] ?? 0);
	return values;
}
