/** Pictures on canvases of a worker, and JPEG from them. */

/** Shrunk so that the longest side fits, never made larger. */
export function canvasOf(
	picture: ImageBitmap | OffscreenCanvas,
	maxSide: number
): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
	const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
	const width = Math.max(1, Math.round(picture.width * scale));
	const height = Math.max(1, Math.round(picture.height * scale));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no 2d context in a worker');
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, width, height);
	return { canvas, context };
}

/** `quality` from 0 to 1. */
export async function jpegOf(canvas: OffscreenCanvas, quality: number): Promise<ArrayBuffer> {
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return blob.arrayBuffer();
}
