/** CRC-32C (Castagnoli; RFC 3720, B.4): tells bytes that a disk has changed. It is no protection against people. */

const polynomial = 0x82f63b78;
/** Eight tables of 256 in a row, so that eight bytes go at a step: every photo passes here when it is saved. */
const table = new Uint32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
	let crc = byte;
	for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
	table[byte] = crc;
}
for (let i = 256; i < table.length; i++) {
	const before = look(i - 256);
	table[i] = (before >>> 8) ^ look(before & 0xff);
}

/** Of `bytes`; `crc` goes on from the answer for what came before. An unsigned 32-bit number. */
export function crc32c(bytes: Uint8Array, crc = 0): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let sum = ~crc;
	let at = 0;
	for (; at + 8 <= bytes.length; at += 8) {
		const low = sum ^ view.getUint32(at, true);
		const high = view.getUint32(at + 4, true);
		sum =
			look(1792 + (low & 0xff)) ^
			look(1536 + ((low >>> 8) & 0xff)) ^
			look(1280 + ((low >>> 16) & 0xff)) ^
			look(1024 + (low >>> 24)) ^
			look(768 + (high & 0xff)) ^
			look(512 + ((high >>> 8) & 0xff)) ^
			look(256 + ((high >>> 16) & 0xff)) ^
			look(high >>> 24);
	}
	for (; at < bytes.length; at++) sum = (sum >>> 8) ^ look((sum ^ view.getUint8(at)) & 0xff);
	return ~sum >>> 0;
}

function look(index: number): number {
	return table[index] as number;
}
