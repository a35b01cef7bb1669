/** Finding a school by a piece of its name, its short name, by pinyin initials (`xyh` → 向阳湖), by 标识码 or by town. */

export interface SearchEntry {
	id: string;
	name: string;
	shortName?: string;
	code?: string;
	town?: string;
}

export interface SchoolIndex {
	/** Ids in order of fit: name begins with it, name holds it, initials, code, town. All of them for an empty query. */
	find(query: string): string[];
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/**
 * Built once a roster. `initials` gives the first letters of a name, lower case; readings of one character differ
 * (重 c/z), so it may answer several, and any of them finds the school.
 */
export function schoolIndex(
	entries: readonly SearchEntry[],
	initials: (name: string) => readonly string[]
): SchoolIndex {
	const rows = entries.map((entry) => ({
		id: entry.id,
		name: plain(entry.name),
		shortName: plain(entry.shortName ?? ''),
		initials: initials(entry.name).map(plain),
		code: entry.code ?? '',
		town: plain(entry.town ?? '')
	}));
	const rank = (row: (typeof rows)[number], wanted: string): number => {
		if (row.name.startsWith(wanted)) return 0;
		if (row.name.includes(wanted) || row.shortName.includes(wanted)) return 1;
		if (row.initials.some((letters) => letters.startsWith(wanted))) return 2;
		if (row.initials.some((letters) => letters.includes(wanted))) return 3;
		if (row.code.startsWith(wanted) || (wanted.length > 3 && row.code.endsWith(wanted))) return 4;
		return row.town.includes(wanted) ? 5 : -1;
	};
	return {
		find(query) {
			const wanted = plain(query);
			if (!wanted) return rows.map((row) => row.id);
			const found: string[][] = [[], [], [], [], [], []];
			for (const row of rows) found[rank(row, wanted)]?.push(row.id);
			return found.flat();
		}
	};
}
