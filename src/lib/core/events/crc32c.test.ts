import { describe, expect, it } from 'vitest';
import { crc32c } from './crc32c';

const text = (words: string) => new TextEncoder().encode(words);

describe('CRC-32C', () => {
	it.each([
		['nothing', new Uint8Array(), 0],
		['the check value of the standard', text('123456789'), 0xe3069283],
		['32 zeros, RFC 3720 B.4', new Uint8Array(32), 0x8a9136aa],
		['32 ones, RFC 3720 B.4', new Uint8Array(32).fill(0xff), 0x62a8ab43],
		['32 ascending, RFC 3720 B.4', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e]
	])('of %s', (_, bytes, expected) => expect(crc32c(bytes)).toBe(expected));

	it('is the same in one go and in any two pieces', () => {
		const bytes = Uint8Array.from({ length: 61 }, (_, i) => (i * 37) & 0xff);
		for (let cut = 0; cut <= bytes.length; cut++)
			expect(crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)))).toBe(crc32c(bytes));
	});
});
