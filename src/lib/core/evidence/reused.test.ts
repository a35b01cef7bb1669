import { describe, expect, it } from 'vitest';
import { LOOKS_BYTES } from './look';
import { findReused, isWhole, looksOfOne, type PhotoLooks } from './reused';

/** Every picture has bytes of its own, which none of another is near. */
const pictures: Record<string, number> = {
	gate: 0b00000000,
	kitchen: 0b11111111,
	stairs: 0b00001111
};
const looksOf = (inspection: string, photos: Record<string, string>): PhotoLooks => ({
	inspection,
	schoolName: `样例学校${inspection}`,
	visitDate: '2026-08-25',
	photos: Object.keys(photos),
	looks: Uint8Array.from(
		Object.values(photos).flatMap((picture) => Array<number>(LOOKS_BYTES).fill(pictures[picture]!))
	)
});
const own = looksOf('i1', { a: 'gate', b: 'kitchen' });
const found = (...all: PhotoLooks[]) =>
	findReused(own, all).map(({ photo, inspection, other }) => [photo, inspection, other]);

describe('a photo', () => {
	it('is found again in another inspection, with where and when', () => {
		expect(findReused(own, [own, looksOf('i2', { x: 'stairs', y: 'kitchen' })])).toEqual([
			{
				photo: 'b',
				inspection: 'i2',
				schoolName: '样例学校i2',
				visitDate: '2026-08-25',
				other: 'y'
			}
		]);
	});
	it('is not found where nothing looks like it, nor in itself', () => {
		expect(found(own, looksOf('i2', { x: 'stairs' }))).toEqual([]);
		expect(found()).toEqual([]);
	});
	it('is not its own double where its inspection was moved and it stands in both', () => {
		expect(found(own, looksOf('i0', { a: 'gate', z: 'gate' }))).toEqual([['a', 'i0', 'z']]);
		expect(found(own, looksOf('i0', { a: 'gate', b: 'kitchen' }))).toEqual([]);
	});
	it('is said of another inspection before of this one, whatever comes first', () => {
		const twice = looksOf('i1', { a: 'gate', b: 'gate' });
		const other = looksOf('i2', { x: 'gate' });
		for (const all of [
			[twice, other],
			[other, twice]
		])
			expect(findReused(twice, all).map(({ inspection }) => inspection)).toEqual(['i2', 'i2']);
		expect(findReused(twice, [twice]).map(({ photo, other: which }) => [photo, which])).toEqual([
			['a', 'b'],
			['b', 'a']
		]);
	});
});

it('looks for one photo alone, in its own inspection too', () => {
	const here = looksOf('i1', { a: 'gate', b: 'kitchen', c: 'kitchen', d: 'gate' });
	const asked = looksOfOne(here, 'c');
	expect(asked && findReused(asked, [here]).map(({ photo, other }) => [photo, other])).toEqual([
		['c', 'b']
	]);
	expect(looksOfOne(here, 'z')).toBeUndefined();
});

it('knows looks that are as many as their photos', () => {
	expect(isWhole(own)).toBe(true);
	expect(isWhole({ ...own, photos: ['a'] })).toBe(false);
});
