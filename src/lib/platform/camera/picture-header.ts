/**
 * What a picture is and how large, from its first bytes, before anything is decoded.
 * JPEG (ITU-T T.81 B.2.2), PNG (RFC 2083 §11.2.2), WebP (RFC 9649), HEIC (ISO 14496-12
 * ftyp; ISO 23008-12 6.5.3 ispe).
 */
export interface PictureHeader {
	type: 'jpeg' | 'png' | 'webp' | 'heic';
	/** Absent for a HEIC that does not tell near its start: the browser finds out. */
	pixels?: number;
}

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
	String.fromCharCode(...bytes.subarray(from, to));

/** Undefined: not a picture of a known kind, or cut off before its size. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.length < 30) return undefined;
	if (view.getUint32(0) === 0x89504e47)
		return { type: 'png', pixels: view.getUint32(16) * view.getUint32(20) };
	if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return webp(bytes, view);
	if (ascii(bytes, 4, 8) === 'ftyp' && /hei[cxms]|mif1|msf1/.test(ascii(bytes, 8, 28)))
		return heic(view);
	return view.getUint16(0) === 0xffd8 ? jpeg(view) : undefined;
}

/** The largest of the sizes that it lists: tiles and thumbnails have theirs too. */
function heic(view: DataView): PictureHeader {
	const ispe = 0x69737065;
	let pixels = 0;
	for (let at = 0; at + 16 <= view.byteLength; at++)
		if (view.getUint32(at) === ispe)
			pixels = Math.max(pixels, view.getUint32(at + 8) * view.getUint32(at + 12));
	return pixels > 0 ? { type: 'heic', pixels } : { type: 'heic' };
}

function webp(bytes: Uint8Array, view: DataView): PictureHeader | undefined {
	const kind = ascii(bytes, 12, 16);
	if (kind === 'VP8X') {
		const width = 1 + view.getUint8(24) + (view.getUint16(25, true) << 8);
		const height = 1 + view.getUint8(27) + (view.getUint16(28, true) << 8);
		return { type: 'webp', pixels: width * height };
	}
	if (kind === 'VP8L') {
		const bits = view.getUint32(21, true);
		return { type: 'webp', pixels: ((bits & 0x3fff) + 1) * (((bits >> 14) & 0x3fff) + 1) };
	}
	if (kind === 'VP8 ')
		return {
			type: 'webp',
			pixels: (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff)
		};
	return undefined;
}

/** Walks the segments to the start of frame. */
function jpeg(view: DataView): PictureHeader | undefined {
	let at = 2;
	while (at + 9 < view.byteLength) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { type: 'jpeg', pixels: view.getUint16(at + 5) * view.getUint16(at + 7) };
		at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
	}
	return undefined;
}
