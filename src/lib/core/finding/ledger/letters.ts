/**
 * Finding Chinese by the first letters of its pinyin (`xyh` → 向阳湖) among many texts. A character with several readings
 * counts as each of them (重 is c to one reader and z to another), so a text is a row of sets of letters and no combination
 * is ever written out. One table for all characters makes twenty thousand rows a matter of milliseconds.
 */
import type { LedgerEntry } from './ledger-entry';

/** A set: bit 0 is a, bit 25 is z. */
export type Letters = number;
/** Of a word: whether its letters stand in a row in one of an entry's texts. */
export type Finds = (word: string) => (entry: LedgerEntry) => boolean;

export const lettersOf = (readings: Iterable<string>): Letters => {
	let letters = 0;
	for (const reading of readings) {
		const at = reading.charCodeAt(0) - 97;
		if (at >= 0 && at < 26) letters |= 1 << at;
	}
	return letters;
};

/** Marks what the dictionary was asked for, whatever it answered. */
const ASKED = 0x8000_0000;
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

/** The letters of every character met so far, by its UTF-16 code. Rarer characters, of two codes, have none. */
export class LetterTable {
	readonly #letters = new Uint32Array(0x1_0000);

	constructor() {
		for (let at = 0; at < 26; at++) this.#letters[97 + at] = 1 << at;
	}

	/** The characters that the dictionary has to be asked for, each once. */
	unknownIn(entries: readonly LedgerEntry[]): string {
		const found = new Set<number>();
		for (const { words } of entries)
			for (let at = 0; at < words.length; at++) {
				const code = words.charCodeAt(at);
				if (isHan(code) && this.#letters[code] === 0) found.add(code);
			}
		return String.fromCharCode(...found);
	}

	/** `letters`: of each of `characters` in its order. */
	learn(characters: string, letters: Uint32Array): void {
		for (let at = 0; at < characters.length; at++)
			this.#letters[characters.charCodeAt(at)] = (letters[at] ?? 0) | ASKED;
	}

	readonly finds: Finds = (word) => {
		const wanted = Array.from(word, (letter) => lettersOf([letter]));
		if (wanted.includes(0)) return () => false;
		const letters = this.#letters;
		return ({ words }) => {
			const last = words.length - wanted.length;
			for (let from = 0; from <= last; from++) {
				let at = 0;
				while (
					at < wanted.length &&
					((letters[words.charCodeAt(from + at)] ?? 0) & (wanted[at] ?? 0)) !== 0
				)
					at++;
				if (at === wanted.length) return true;
			}
			return false;
		};
	};
}
