import { getLocale } from './generated/runtime';

/** Megabytes or gigabytes for people: one decimal below ten. */
export function megabytes(bytes: number): string {
	const value = bytes / 1_000_000;
	const [amount, unit] =
		value >= 1000 ? [value / 1000, 'gigabyte'] : [Math.max(value, 0.1), 'megabyte'];
	return new Intl.NumberFormat(getLocale(), {
		style: 'unit',
		unit,
		maximumFractionDigits: amount < 10 ? 1 : 0
	}).format(amount);
}
