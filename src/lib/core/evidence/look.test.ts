import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/bench/harness/seeded-random.mjs';
import { fromBase64url } from '../events/base64url';
import { LOOK_SIDE, lookOf, LOOKS_BYTES, looksSame, packLooks, PARTS } from './look';

const size = LOOK_SIDE * LOOK_SIDE;
/** Never flat: a flat picture has no look, and rounding alone decides its bits. */
const luma = fc.nat().map((seed) => {
	const random = seededRandom(seed);
	return Uint8Array.from({ length: size }, () => random() * 256);
});
const look = fc.uint8Array({ minLength: 16, maxLength: 16 });
const looks = fc.array(look, { minLength: PARTS.length, maxLength: PARTS.length });
const pack = (parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
/** A look of which the first bits are turned. */
const turned = (bytes: Uint8Array, bits: number) =>
	bytes.map((byte, i) => byte ^ ((1 << Math.min(8, Math.max(0, bits - i * 8))) - 1));
/** Looks of which no part is near another of these. */
const apart = (seed: number) =>
	PARTS.map((_, part) =>
		Uint8Array.from({ length: 16 }, (_, i) => (seed * 97 + part * 61 + i * 37) ** 2)
	);

describe('a look', () => {
	it('is 16 bytes, and the same for the same picture', () => {
		fc.assert(
			fc.property(luma, (picture) => {
				expect(fromBase64url(lookOf(picture))).toHaveLength(16);
				expect(lookOf([...picture])).toBe(lookOf(picture));
			}),
			{ numRuns: 20 }
		);
	});
	it('does not change with brightness or contrast', () => {
		fc.assert(
			fc.property(
				luma,
				fc.integer({ min: 1, max: 8 }),
				fc.integer({ min: 0, max: 512 }),
				(picture, by, plus) => {
					// Of random pixels a frequency may be next to nothing, where rounding decides its sign.
					const other = lookOf(Array.from(picture, (value) => value * by + plus));
					const [a, b] = [fromBase64url(lookOf(picture))!, fromBase64url(other)!];
					expect(a.filter((byte, i) => byte !== b[i]).length).toBeLessThanOrEqual(1);
				}
			),
			{ numRuns: 20 }
		);
	});
	it('tells left from right and above from below', () => {
		const at = (value: (x: number, y: number) => number) =>
			lookOf(
				Array.from({ length: size }, (_, i) => value(i % LOOK_SIDE, Math.floor(i / LOOK_SIDE)))
			);
		const all = [at((x) => x), at((x) => -x), at((_, y) => y), at((_, y) => -y)];
		expect(new Set(all).size).toBe(4);
	});
});

describe('packed looks', () => {
	const one = lookOf(new Uint8Array(size));
	it('are one after the other, whole first', () => {
		const packed = packLooks(PARTS.map(() => one));
		expect(packed).toHaveLength(LOOKS_BYTES);
		expect(packed?.subarray(0, 16)).toEqual(fromBase64url(one));
	});
	it.each([
		['none', undefined],
		['too few', [one]],
		['no bits', PARTS.map(() => 'x')],
		['no text', PARTS.map(() => 7 as unknown as string)]
	])('are none of what says %s', (_, said) => {
		expect(packLooks(said)).toBeUndefined();
	});
});

describe('two photos', () => {
	it('look the same to each other or to neither, and each to itself', () => {
		fc.assert(
			fc.property(looks, looks, fc.nat({ max: 128 }), (a, b, bits) => {
				// Half of them are near, or it would never happen.
				const near = b.map((part, i) => (i === 3 ? turned(a[0]!, bits) : part));
				const both = pack([...a, ...near]);
				expect(looksSame(both, 0, both, 1)).toBe(looksSame(both, 1, both, 0));
				expect(looksSame(both, 0, both, 0)).toBe(true);
				expect(looksSame(both, 1, both, 1)).toBe(true);
			})
		);
	});
	it('are one picture while at most 24 of 128 bits differ between the whole and a part', () => {
		for (const part of PARTS.keys()) {
			const [a, b] = [apart(1), apart(2)];
			const with24 = b.map((bytes, i) => (i === part ? turned(a[0]!, 24) : bytes));
			const with25 = b.map((bytes, i) => (i === part ? turned(a[0]!, 25) : bytes));
			expect(looksSame(pack(a), 0, pack(b), 0)).toBe(false);
			expect(looksSame(pack(a), 0, pack(with24), 0), `part ${part}`).toBe(true);
			expect(looksSame(pack(a), 0, pack(with25), 0), `part ${part}`).toBe(false);
		}
	});
});
