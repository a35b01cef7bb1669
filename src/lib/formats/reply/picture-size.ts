/**
 * Width and height in pixels as the bytes of a picture say them, so that nobody decodes a picture that claims to be small and
 * is not. JPEG (ITU-T T.81, the first frame header) and PNG (ISO/IEC 15948, IHDR); undefined for anything else.
 */
export interface PictureSize {
	width: number;
	height: number;
}

const u16 = (bytes: Uint8Array, at: number): number =>
	((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

export function jpegSize(bytes: Uint8Array): PictureSize | undefined {
	if (u16(bytes, 0) !== 0xffd8) return undefined;
	let at = 2;
	while (at + 9 < bytes.length) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1] ?? 0;
		// Fill bytes may stand before any marker.
		if (marker === 0xff) {
			at++;
			continue;
		}
		// SOF0 to SOF15 without DHT, JPG and DAC.
		if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
			return { width: u16(bytes, at + 7), height: u16(bytes, at + 5) };
		const length = u16(bytes, at + 2);
		// Whatever comes after the scan begins is not looked at.
		if (length < 2 || marker === 0xda) return undefined;
		at += 2 + length;
	}
	return undefined;
}

const pngHead = [
	0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52
];

export function pngSize(bytes: Uint8Array): PictureSize | undefined {
	if (bytes.length < 24 || pngHead.some((byte, i) => bytes[i] !== byte)) return undefined;
	return {
		width: u16(bytes, 16) * 0x10000 + u16(bytes, 18),
		height: u16(bytes, 20) * 0x10000 + u16(bytes, 22)
	};
}
