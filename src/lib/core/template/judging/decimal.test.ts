import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, ceiling, compareDecimals, divide, formatDecimal, parseDecimal } from './decimal';

const read = (text: string) => parseDecimal(text) ?? { n: -1n, d: 0n };

describe('decimals', () => {
	it('adds tenths without the error of floating point', () => {
		expect(formatDecimal(add(read('0.1'), read('0.2')), 6)).toBe('0.3');
	});

	it.each([
		'',
		'1e3',
		'１２',
		'.5',
		'5.',
		'1,000',
		'--1',
		'+1',
		'0x1',
		'NaN',
		'1234567890123',
		'0.1234567'
	])('refuses %j', (text) => {
		expect(parseDecimal(text)).toBeUndefined();
	});

	it.each([
		['0.25', '0.250', 0],
		['-12', '-11.9', -1],
		['124.9', '125', -1],
		['0', '-0', 0],
		['9', '10', -1]
	])('compares %s with %s', (a, b, order) => {
		expect(compareDecimals(a, b)).toBe(order);
		expect(compareDecimals(b, a)).toBe(order === 0 ? 0 : -order);
	});

	it('orders any two amounts of thousandths as whole numbers do', () => {
		const amount = fc.integer({ min: -9_999_999, max: 9_999_999 });
		const text = (n: number) =>
			`${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 1000)}.${String(Math.abs(n) % 1000).padStart(3, '0')}`;
		fc.assert(
			fc.property(amount, amount, (a, b) => compareDecimals(text(a), text(b)) === Math.sign(a - b))
		);
	});

	it('writes what it read, without needless noughts', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (n) => {
				expect(formatDecimal(read(String(n)), 6)).toBe(String(n));
			})
		);
	});

	it.each([
		['2.345', 2, '2.35'],
		['-0.004', 2, '0'],
		['-1.5', 0, '-2'],
		['100', 2, '100']
	])('rounds %s to %i places as %s', (text, places, shown) => {
		expect(formatDecimal(read(text), places)).toBe(shown);
	});

	it('has nothing to say of nought divided by nought, and is endless above it', () => {
		expect(divide(read('0'), read('0'))).toBeUndefined();
		expect(formatDecimal(divide(read('820'), read('0')) ?? read('0'))).toBe('∞');
	});

	it.each([
		['1.000001', 2n],
		['2', 2n],
		['-1.5', -1n]
	])('rounds %s up', (text, whole) => {
		expect(ceiling(read(text)).n).toBe(whole);
	});
});
