/**
 * Exact arithmetic on decimal text. A threshold of 0.3 must not be missed because 0.1 + 0.2 is a little more.
 */

/** `n / d` with `d` ≥ 0. With `d` 0 it is beyond every number: 820 pupils per 0 taps. */
export interface Fraction {
	n: bigint;
	d: bigint;
}

const pattern = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;
const scale = 1_000_000n;

/** Reads `125`, `0.25`, `-12`; undefined for anything else, full-width digits and exponents included. */
export function parseDecimal(text: string): Fraction | undefined {
	const match = pattern.exec(text);
	if (!match) return undefined;
	const [, sign, whole, rest = ''] = match;
	const n = BigInt(whole + rest.padEnd(6, '0'));
	return { n: sign ? -n : n, d: scale };
}

/** Digits after the point as written: `0.250` has 3. */
export function decimalPlaces(text: string): number {
	return text.split('.')[1]?.length ?? 0;
}

/** Negative, 0 or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
	const difference = a.n * b.d - b.n * a.d;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** As `compare`, for text that is known to be decimal. */
export function compareDecimals(a: string, b: string): number {
	const [left, right] = [parseDecimal(a), parseDecimal(b)];
	if (!left || !right) throw new Error(`not a decimal: ${left ? b : a}`);
	return compare(left, right);
}

export const add = (a: Fraction, b: Fraction): Fraction => ({
	n: a.n * b.d + b.n * a.d,
	d: a.d * b.d
});
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, { n: -b.n, d: b.d });
export const multiply = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** `a ÷ b`; undefined for 0 ÷ 0, where there is nothing to compare, and for a negative divisor. */
export function divide(a: Fraction, b: Fraction): Fraction | undefined {
	if (b.n < 0n || (a.n === 0n && b.n === 0n)) return undefined;
	return { n: a.n * b.d, d: a.d * b.n };
}

/** The smallest whole number that is not less. */
export function ceiling(a: Fraction): Fraction {
	const down = a.n / a.d;
	return { n: a.n > 0n && a.n % a.d !== 0n ? down + 1n : down, d: 1n };
}

/** Shortest decimal text, rounded half away from zero to `places`; `∞` where the divisor was 0. */
export function formatDecimal(a: Fraction, places = 2): string {
	if (a.d === 0n) return '∞';
	const unit = 10n ** BigInt(places);
	const negative = a.n < 0n;
	const n = negative ? -a.n : a.n;
	const rounded = (n * unit * 2n + a.d) / (a.d * 2n);
	const digits = rounded.toString().padStart(places + 1, '0');
	const whole = digits.slice(0, digits.length - places);
	const rest = digits.slice(digits.length - places).replace(/0+$/, '');
	return `${negative && rounded > 0n ? '-' : ''}${whole}${rest ? `.${rest}` : ''}`;
}
