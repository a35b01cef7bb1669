/** Standard base64 with padding (RFC 4648 §4), strict: a value has one spelling. */

/** Undefined where it is not the one spelling of any bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 !== 0) return undefined;
	let binary: string;
	try {
		binary = atob(text);
	} catch {
		return undefined;
	}
	// Bits that no byte needs: another spelling of the same bytes.
	const tail = binary.length % 3;
	if (tail > 0 && btoa(binary.slice(-tail)) !== text.slice(-4)) return undefined;
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes;
}

/** More arguments than this at once is too much for some engines. */
const PIECE = 0x2000;

export function toBase64(bytes: Uint8Array): string {
	let binary = '';
	for (let at = 0; at < bytes.length; at += PIECE)
		binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
	return btoa(binary);
}
