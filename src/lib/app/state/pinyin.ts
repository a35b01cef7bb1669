/** First letters of Chinese names and sentences. The dictionary is large, so it is fetched when a search is first opened. */
import type { pinyin as Pinyin } from 'pinyin-pro';
import { schoolIndex, type SchoolIndex, type SearchEntry } from '$lib/core/school/search';
import { nextTask } from './in-slices';

type Initials = (name: string) => string[];
let loaded: Promise<Initials> | undefined;

/** Readings of a name at most: a few characters of two readings each, never every combination of a long name. */
const MOST = 12;

function initialsOf(pinyin: typeof Pinyin): Initials {
	const first = { pattern: 'first', toneType: 'none', type: 'array' } as const;
	return (name) => {
		const word = pinyin(name, first).join('');
		// Characters read alone too: 重 is c to one reader and z to another.
		let readings = [''];
		for (const character of name) {
			const letters = new Set(pinyin(character, { ...first, multiple: true }));
			const room = readings.length * letters.size <= MOST;
			const used = room ? [...letters] : [...letters].slice(0, 1);
			readings = readings.flatMap((head) => used.map((letter) => head + letter));
		}
		return [...new Set([word, ...readings])];
	};
}

/** Answers a function of name → initials, for `schoolIndex`. Latin letters and digits stay as they are. */
function loadInitials(): Promise<Initials> {
	loaded ??= import('pinyin-pro').then(
		({ pinyin }) => initialsOf(pinyin),
		(cause) => {
			// A fetch that failed is tried again at the next search.
			loaded = undefined;
			throw cause;
		}
	);
	return loaded;
}

/** Characters read in one go, well under a frame. */
const SLICE = 320;

/** What was read before, by the whole text. */
const read = new Map<string, string[]>();

/**
 * Reads the initials of names or sentences; the dictionary is fetched now. They are read in slices, so that a prefecture's
 * roster does not hold up typing. Answers what was read, for an index.
 */
export async function readInitials(texts: readonly string[]): Promise<Initials> {
	const initials = await loadInitials();
	let characters = 0;
	for (const text of texts) {
		if (read.has(text)) continue;
		if ((characters += text.length) > SLICE) {
			characters = text.length;
			await nextTask();
		}
		read.set(text, initials(text));
	}
	return (text) => read.get(text) ?? [];
}

/** Ready to find schools by name, initials or code. */
export async function indexSchools(entries: readonly SearchEntry[]): Promise<SchoolIndex> {
	return schoolIndex(entries, await readInitials(entries.map(({ name }) => name)));
}
