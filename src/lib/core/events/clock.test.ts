import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockZero, compareClock, receive, tick, type Clock } from './clock';

const order = (a: Clock, b: Clock) => compareClock({ clock: a, id: '' }, { clock: b, id: '' });
const anyNumber = fc.oneof(fc.double(), fc.integer(), fc.constant(8.64e15), fc.constant(2 ** 53));

describe('the hybrid logical clock', () => {
	it('never goes back and stays whole and safe, whatever the wall clock and other devices say', () => {
		const step = fc.oneof(
			fc.record({ now: anyNumber }),
			fc.record({ other: fc.tuple(anyNumber, anyNumber) })
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
				let clock = clockZero;
				for (const one of steps) {
					const before = clock;
					clock = 'now' in one ? tick(clock, one.now) : receive(clock, one.other);
					expect(clock.every(Number.isSafeInteger)).toBe(true);
					if ('now' in one) expect(order(clock, before)).toBeGreaterThan(0);
					else expect(order(clock, before)).toBeGreaterThanOrEqual(0);
				}
			}),
			{ seed: 2 }
		);
	});

	it('follows the wall clock while that is ahead', () => {
		expect(tick([1000, 5], 2000)).toEqual([2000, 0]);
	});

	it('counts on while the wall clock is behind', () => {
		expect(tick([1000, 5], 400)).toEqual([1000, 6]);
	});

	it('puts an answer after what was seen, though the other clock is a year ahead', () => {
		const ahead: Clock = [Date.UTC(2027, 8, 1), 3];
		expect(order(tick(receive([5, 0], ahead), Date.UTC(2026, 8, 1)), ahead)).toBeGreaterThan(0);
	});

	it('puts an answer after what was seen, though the other clock is beyond any calendar', () => {
		const ahead = tick(clockZero, Number.MAX_SAFE_INTEGER);
		expect(order(tick(receive(clockZero, ahead), 0), ahead)).toBeGreaterThan(0);
	});

	it('orders two events of a cloned phone, which agree in everything but the id', () => {
		const one = { clock: [1, 1] as const, id: 'a' };
		const two = { clock: [1, 1] as const, id: 'b' };
		expect(Math.sign(compareClock(one, two))).toBe(-1);
		expect(Math.sign(compareClock(two, one))).toBe(1);
	});
});
