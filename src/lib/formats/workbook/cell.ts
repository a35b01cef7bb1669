/**
 * Cells of an .xlsx sheet (ECMA-376-1, 18.3.1.4). Text is always a shared string and never a formula: no `<f>` element is
 * written, so `=cmd()` in a name is shown and not run.
 */
import type { SharedStrings } from './shared-strings';
import { style, type Look } from './styles';

/** `date`: `YYYY-MM-DD`. `instant`: ISO 8601 in UTC, shown in Asia/Shanghai. `number`: a decimal as text, or a number. */
export type Cell =
	| { text: string; look?: Look }
	| { number: string | number; look?: Look }
	| { date: string; look?: Look }
	| { instant: string; look?: Look }
	| undefined;

const letters: string[] = [];
/** `A`, `B`, … `AA` from 0. */
export function columnName(index: number): string {
	let name = letters[index];
	if (name === undefined) {
		name = '';
		for (let n = index; n >= 0; n = Math.floor(n / 26) - 1)
			name = String.fromCharCode(65 + (n % 26)) + name;
		letters[index] = name;
	}
	return name;
}

const DAY = 86_400_000;
/** Days since 1899-12-30, as spreadsheets count from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);
const SHANGHAI = 8 * 3_600_000;

/** Undefined for what is no date, so that it can be shown as the text it is. */
function dateSerial(date: string): number | undefined {
	const time = Date.parse(`${date}T00:00:00Z`);
	const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
	return real && date >= '1900-03-01' ? (time - EPOCH) / DAY : undefined;
}
const instantSerial = (instant: string): number | undefined => {
	const time = Date.parse(instant);
	// To the second: fractions of a day carry no more.
	return Number.isNaN(time) ? undefined : Math.round((time + SHANGHAI - EPOCH) / 1000) / 86_400;
};

const decimal = /^-?\d{1,15}(\.\d{1,10})?$/;

function valueOf(cell: NonNullable<Cell>): { number: string } | { text: string } {
	if ('text' in cell) return { text: cell.text };
	if ('number' in cell) {
		const number = String(cell.number);
		return decimal.test(number) ? { number } : { text: number };
	}
	const raw = 'date' in cell ? cell.date : cell.instant;
	const serial = 'date' in cell ? dateSerial(raw) : instantSerial(raw);
	return serial === undefined ? { text: raw } : { number: String(serial) };
}

/** The cell's markup at a place such as `B7`; nothing for an absent one. */
export function cellMarkup(cell: Cell, place: string, strings: SharedStrings): string {
	if (!cell) return '';
	const value = valueOf(cell);
	const kind =
		'text' in value ? 'text' : 'date' in cell ? 'date' : 'instant' in cell ? 'instant' : 'number';
	const s = style(kind, cell.look);
	if ('number' in value) return `<c r="${place}" s="${s}"><v>${value.number}</v></c>`;
	// Empty too has its border, so that the printed table has no holes.
	if (value.text === '') return `<c r="${place}" s="${s}"/>`;
	return `<c r="${place}" s="${s}" t="s"><v>${strings.index(value.text)}</v></c>`;
}
