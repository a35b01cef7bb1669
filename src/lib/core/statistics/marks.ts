/**
 * What was answered, item by item, in as little room as it takes: 13,000 inspections of 350 items are read in one go.
 *
 * A unit has one text for each prefix of its items, with a letter for each item number: `{ whole: { FS: 'ppF.n' } }` says that
 * FS-01 and FS-02 passed, FS-03 failed and is 重大, FS-04 was not due and FS-05 does not apply. An item whose id is not its
 * prefix and number as they are usually written (`FS-001`) stands for itself, with one letter.
 */

/** 合格, 不合格 and 一般, 不合格 and 重大, 不适用, 未查; `.` in a text: not due. */
export type Mark = 'p' | 'f' | 'F' | 'n' | 'u';

/** Letters by unit (`whole`, `unregistered`, or an id), then by prefix or by an item that stands for itself. */
export type Marks = Record<string, Record<string, string>>;

/** One item answered for one unit. */
export interface Marked {
	item: string;
	unit: string;
	mark: Mark;
}

/** The texts with the letters in them, by prefix; `-` is in the key of an item that stands for itself. */
export type Row = [unit: string, key: string, letters: string];

const MOST = 999;
const idOf = (prefix: string, number: number): string =>
	`${prefix}-${String(number).padStart(2, '0')}`;

/** Where the letter of an item stands: its text, and the place in it from 0. */
function placeOf(item: string): { key: string; at: number } {
	const dash = item.lastIndexOf('-');
	const prefix = item.slice(0, dash);
	const number = Number(item.slice(dash + 1));
	const usual =
		dash > 0 &&
		number >= 1 &&
		number <= MOST &&
		!prefix.includes('-') &&
		idOf(prefix, number) === item;
	return usual ? { key: prefix, at: number - 1 } : { key: item, at: 0 };
}

/** Of two marks of one item and unit the later one holds. */
export function encodeMarks(marked: Iterable<Marked>): Marks {
	const letters = new Map<string, Map<string, string[]>>();
	for (const { item, unit, mark } of marked) {
		const { key, at } = placeOf(item);
		let texts = letters.get(unit);
		if (!texts) letters.set(unit, (texts = new Map()));
		let text = texts.get(key);
		if (!text) texts.set(key, (text = []));
		while (text.length < at) text.push('.');
		text[at] = mark;
	}
	return Object.fromEntries(
		[...letters].map(([unit, texts]) => [
			unit,
			Object.fromEntries([...texts].map(([key, text]) => [key, text.join('')]))
		])
	);
}

/** Every text once. */
export function* rowsOf(marks: Marks): Generator<Row> {
	for (const unit in marks) {
		const texts = marks[unit] ?? {};
		for (const key in texts) yield [unit, key, texts[key] ?? ''];
	}
}

const known = new Map<string, string[]>();
/** The items of a text by their place in it; made once, since every inspection asks for the same. */
export function itemAt(key: string, at: number): string {
	if (key.includes('-')) return key;
	let ids = known.get(key);
	if (!ids) known.set(key, (ids = []));
	return (ids[at] ??= idOf(key, at + 1));
}

/** Undefined where the item was not due for that unit. */
export function markOf(marks: Marks, item: string, unit: string): Mark | undefined {
	const { key, at } = placeOf(item);
	const letter = marks[unit]?.[key]?.[at];
	return letter === undefined || letter === '.' ? undefined : (letter as Mark);
}
