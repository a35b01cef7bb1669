/** A copy of a stored photo as it is shown and handed out: with what is drawn on it, and its watermark burnt in. */
import { fail, ok, type Result } from '../../core/result';
import type { PhotoProblem, ShownCopy } from './contract';
import { drawMarks } from './draw-marks';
import { drawWatermark } from './draw-watermark';
import { canvasOf, jpegOf } from './encode';

const QUALITY = 0.85;

export async function show(
	bytes: ArrayBuffer,
	{ marks, watermark, maxSide = Infinity }: ShownCopy
): Promise<Result<ArrayBuffer, PhotoProblem>> {
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(new Blob([bytes]));
	} catch (cause) {
		return fail({ code: 'picture-damaged', place: 'picture', cause: String(cause) });
	}
	const { canvas, context } = canvasOf(bitmap, maxSide);
	bitmap.close();
	drawMarks(context, marks);
	if (watermark) drawWatermark(context, watermark);
	return ok(await jpegOf(canvas, QUALITY));
}
