/** Binary values in events: base64url without padding (RFC 4648 §5), strict, so that a value has one spelling. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Int8Array(128).fill(-1);
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;

/** Text of `bytes`, without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 3) {
		const left = bytes.length - i;
		const group =
			((bytes[i] ?? 0) << 16) |
			(left > 1 ? (bytes[i + 1] ?? 0) << 8 : 0) |
			(left > 2 ? (bytes[i + 2] ?? 0) : 0);
		text += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63);
		if (left > 1) text += alphabet.charAt((group >> 6) & 63);
		if (left > 2) text += alphabet.charAt(group & 63);
	}
	return text;
}

/** Bytes of `text`, or undefined where it is not the one canonical spelling (padding, other letters, stray last bits). */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 === 1) return undefined;
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let bits = 0;
	let held = 0;
	let at = 0;
	for (let i = 0; i < text.length; i++) {
		const value = values[text.charCodeAt(i)] ?? -1;
		if (value < 0) return undefined;
		bits = ((bits << 6) | value) & 0xffff;
		held += 6;
		if (held >= 8) {
			held -= 8;
			bytes[at++] = (bits >> held) & 0xff;
		}
	}
	return (bits & ((1 << held) - 1)) === 0 ? bytes : undefined;
}
