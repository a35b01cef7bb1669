/** Reads a QR code (ISO/IEC 18004) from a frame of the camera. */
import decodeQR from 'qr/decode.js';
import { canvasOf } from './encode';

/** A code that fills a third of the frame is read at this size; more pixels only take longer. */
const SIDE = 800;

/** The picture is given back. */
export function scan(picture: ImageBitmap): string | undefined {
	const { canvas, context } = canvasOf(picture, SIDE);
	picture.close();
	const { width, height } = canvas;
	try {
		return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data });
	} catch {
		// It throws where it finds none.
		return undefined;
	}
}
