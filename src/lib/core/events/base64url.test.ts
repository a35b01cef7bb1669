import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from './base64url';

describe('base64url', () => {
	it('gives back the bytes that went in, in the alphabet of RFC 4648 §5', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				const text = toBase64url(bytes);
				expect(text).toBe(Buffer.from(bytes).toString('base64url'));
				expect(fromBase64url(text)).toEqual(new Uint8Array(bytes));
			}),
			{ seed: 1 }
		);
	});

	it.each(['A', 'AA=', 'AA==', 'A+', 'A/AA', 'AB', 'AAB', '合格'])(
		'refuses %s, which is not the one spelling of any bytes',
		(text) => {
			expect(fromBase64url(text)).toBeUndefined();
		}
	);
});
