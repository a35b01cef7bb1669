/**
 * What a picture is and how large, from its first bytes, so that nobody decodes one that claims to be small and is not.
 * JPEG (ITU-T T.81 B.2.2), PNG (RFC 2083 §11.2.2), WebP (RFC 9649), HEIC (ISO 14496-12
 * ftyp; ISO 23008-12 6.5.3 ispe).
 */
export interface PictureHeader {
	type: 'jpeg' | 'png' | 'webp' | 'heic';
	/** Pixels as stored, before any turning. Absent for a HEIC that does not tell near its start: the browser finds out. */
	size?: { width: number; height: number };
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
	String.fromCharCode(...bytes.subarray(from, to));

/** Its signature, and that its first chunk is IHDR with thirteen bytes. */
const pngHead = [
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52
];

/** Undefined: not a picture of a known kind, or cut off before its size. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 30) return undefined;
	if (pngHead.every((byte, i) => bytes[i] === byte))
		return { type: 'png', size: { width: view.getUint32(16), height: view.getUint32(20) } };
	if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return webp(bytes, view);
	if (ascii(bytes, 4, 8) === 'ftyp' && /hei[cxms]|mif1|msf1/.test(ascii(bytes, 8, 28)))
		return heic(view);
	return view.getUint16(0) === 0xffd8 ? jpeg(view) : undefined;
}

/** The largest of the sizes that it lists: tiles and thumbnails have theirs too. */
function heic(view: DataView): PictureHeader {
	const ispe = 0x69737065;
	let size = { width: 0, height: 0 };
	for (let at = 0; at + 16 <= view.byteLength; at++) {
		if (view.getUint32(at) !== ispe) continue;
		const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
		if (width * height > size.width * size.height) size = { width, height };
	}
	return size.width > 0 ? { type: 'heic', size } : { type: 'heic' };
}

function webp(bytes: Uint8Array, view: DataView): PictureHeader | undefined {
	const kind = ascii(bytes, 12, 16);
	const sized = (width: number, height: number): PictureHeader => ({
		type: 'webp',
		size: { width, height }
	});
	if (kind === 'VP8X')
		return sized(
			1 + view.getUint8(24) + (view.getUint16(25, true) << 8),
			1 + view.getUint8(27) + (view.getUint16(28, true) << 8)
		);
	if (kind === 'VP8L') {
		const bits = view.getUint32(21, true);
		return sized((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
	}
	if (kind === 'VP8 ')
		return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
	return undefined;
}

/** Walks the segments to the first start of frame; whatever comes after the scan begins is not looked at. */
function jpeg(view: DataView): PictureHeader | undefined {
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		// Fill bytes may stand before any marker.
		if (marker === 0xff) {
			at++;
			continue;
		}
		// SOF0 to SOF15 without DHT, JPG and DAC.
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
			return {
				type: 'jpeg',
				size: { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
			};
		const length = view.getUint16(at + 2);
		if (length < 2 || marker === 0xda) return undefined;
		at += 2 + length;
	}
	return undefined;
}
