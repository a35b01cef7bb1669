import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Place } from './payloads';
import { distanceBetween } from './place';

const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
const place = fc.record({ lat: degrees(90).map(String), lon: degrees(180).map(String) });
const HALF_WAY_ROUND = Math.PI * 6_371_001;

it('is as far there as back, never below nothing nor above half way round, and nothing to itself', () => {
	fc.assert(
		fc.property(place, place, (a, b) => {
			expect(distanceBetween(a, b)).toBeCloseTo(distanceBetween(b, a), 6);
			expect(distanceBetween(a, b)).toBeGreaterThanOrEqual(0);
			expect(distanceBetween(a, b)).toBeLessThanOrEqual(HALF_WAY_ROUND + 1);
			expect(distanceBetween(a, a)).toBe(0);
		})
	);
});

it('is never shorter by way of a third place', () => {
	fc.assert(
		fc.property(place, place, place, (a, b, c) => {
			expect(distanceBetween(a, c)).toBeLessThanOrEqual(
				distanceBetween(a, b) + distanceBetween(b, c) + 1
			);
		})
	);
});

it.each<[string, Place, Place, number]>([
	['one degree along the equator', { lat: '0', lon: '0' }, { lat: '0', lon: '1' }, 111_195],
	['across the date line', { lat: '0', lon: '179.5' }, { lat: '0', lon: '-179.5' }, 111_195],
	['from pole to pole', { lat: '90', lon: '0' }, { lat: '-90', lon: '77' }, 20_015_090]
])('%s', (_, a, b, metres) => {
	expect(Math.abs(distanceBetween(a, b) - metres)).toBeLessThan(5);
});

it('is not a number where a place is none', () => {
	expect(distanceBetween({ lat: 'x', lon: '0' }, { lat: '0', lon: '0' })).toBeNaN();
});
