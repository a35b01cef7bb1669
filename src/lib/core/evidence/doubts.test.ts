import { expect, it } from 'vitest';
import { photo } from '../../../../tests/fixtures/inspection/sample';
import { doubtsOf } from './doubts';
import type { EvidenceAdded, Place } from './payloads';
import { distanceBetween } from './place';

const gate: Place = { lat: '29.866667', lon: '114.321944', accuracy: '10' };
const north = (metres: number, accuracy?: string): Place => ({
	...gate,
	lat: (29.866667 + metres / 111_195).toFixed(6),
	...(accuracy ? { accuracy } : {})
});
const time = (said: string, source: EvidenceAdded['source'] = 'camera') =>
	doubtsOf(photo({ source, declared: { time: said } }), '2026-08-25', undefined);

it.each([
	['2026-08-25T09:59:30', []],
	['2026-08-25T09:59:30+08:00', []],
	['2026-08-25T01:59:30+00:00', []],
	['2026-08-25T09:00:00', [{ kind: 'notJustTaken', minutes: 60 }]],
	['2026-08-24T23:50:00', [{ kind: 'otherDay', date: '2026-08-24' }]],
	['2025-08-25T09:59:30', [{ kind: 'otherDay', date: '2025-08-25' }]],
	['2026-08-24T23:59:30+00:00', [{ kind: 'notJustTaken', minutes: 121 }]],
	['2026-08-25T00:30:00+09:00', [{ kind: 'otherDay', date: '2026-08-24' }]],
	['没有时间', []],
	['2026-08-25T10:09:00', []],
	['2026-08-25T10:30:00', [{ kind: 'future' }]],
	['2026-08-26T10:30:00', [{ kind: 'future' }]]
])('a camera that says %s on a visit at ten o’clock', (said, doubts) => {
	expect(time(said)).toEqual(doubts);
});

it('may be from the gallery, taken earlier that day', () => {
	expect(time('2026-08-25T08:00:00', 'gallery')).toEqual([]);
});

it('has no doubt about what nothing is said of', () => {
	expect(doubtsOf(photo({}), '2026-08-25', gate)).toEqual([]);
	expect(doubtsOf(photo({ declared: { place: gate } }), '2026-08-25', undefined)).toEqual([]);
});

it.each([
	['on the campus', north(400), []],
	['just outside', north(1015), []],
	['where the phone knows only roughly', north(2500, '2000'), []],
	['elsewhere', north(5000), [{ kind: 'otherPlace', metres: 5000 }]]
])('was taken %s', (_, place, doubts) => {
	const rounded = doubtsOf(photo({ declared: { place } }), '2026-08-25', gate).map((doubt) =>
		doubt.kind === 'otherPlace' ? { ...doubt, metres: Math.round(doubt.metres / 10) * 10 } : doubt
	);
	expect(rounded).toEqual(doubts);
	expect(doubtsOf(photo({ place }), '2026-08-25', gate)).toHaveLength(doubts.length);
});

it('measures along the earth', () => {
	const beijing = { lat: '39.9042', lon: '116.4074' };
	expect(Math.round(distanceBetween(gate, beijing) / 1000)).toBe(1132);
	expect(distanceBetween(gate, gate)).toBe(0);
});

it('does not fail on a place that is none', () => {
	expect(
		doubtsOf(photo({ declared: { place: { lat: 'x', lon: '' } } }), '2026-08-25', gate)
	).toEqual([]);
});
