/** Arithmetic on calendar dates as text, `YYYY-MM-DD`, without time zones. */

/** True for a date that exists: not 2026-02-30. */
export function isCalendarDate(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
	return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * First and last day that a date may mean: `2026-09` is any day of September, `2026` any of the year. Undefined for what is
 * no date.
 */
export function possibleDays(text: string): { first: string; last: string } | undefined {
	if (!/^\d{4}(-\d{2}){0,2}$/.test(text)) return undefined;
	const [year = '', month, day] = text.split('-');
	const first = `${year}-${month ?? '01'}-${day ?? '01'}`;
	if (!isCalendarDate(first)) return undefined;
	const end = month ?? '12';
	const last = `${year}-${end}-${day ?? daysInMonth(Number(year), Number(end))}`;
	return { first, last };
}

/** `month` from 1. */
export function daysInMonth(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: string, b: string): number {
	return Math.round((toDays(b) - toDays(a)) / 86_400_000);
}

/** Moves a date by `amount` units. A month later than the 31st is the last day of a shorter month. */
export function moveDate(date: string, amount: number, unit: 'day' | 'month' | 'year'): string {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	if (unit === 'day')
		return new Date(toDays(date) + amount * 86_400_000).toISOString().slice(0, 10);
	const months = year * 12 + (month - 1) + amount * (unit === 'year' ? 12 : 1);
	const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
	const toDay = Math.min(day, daysInMonth(toYear, toMonth));
	return [
		String(toYear).padStart(4, '0'),
		String(toMonth).padStart(2, '0'),
		String(toDay).padStart(2, '0')
	].join('-');
}

const toDays = (date: string): number => Date.parse(`${date}T00:00:00Z`);
