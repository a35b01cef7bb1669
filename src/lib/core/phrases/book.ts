/** The phrases of a checklist in the order in which they are offered: what this office writes itself comes first. */
import { learnable } from './learnable';
import type { KeptSentence, Phrase } from './model';
import { folded, matcherOf } from './same-sentence';

/** A sentence that was kept in so many notices is this office's own wording, and stands first for its item. */
export const KEPT_OFTEN = 3;

/** What the book has to know of an item. */
export interface BookItem {
	id: string;
	/** Its own text, which stands as the fact of a finding where nobody wrote another. */
	title: string;
	/** About pupils who were hurt or are in need: nothing that somebody wrote about one school is offered at the next. */
	sensitive: boolean;
}

export interface Offer extends Phrase {
	item: string;
	/** Notices in which it stood. */
	notices: number;
	/** Kept often enough to stand first. */
	often: boolean;
}

export interface PhraseBook {
	/** Worked out when first asked for: looking for names in a year of notices takes too long at once. */
	of(item: string): readonly Offer[];
	/** Own wording first, then item by item. */
	all(): readonly Offer[];
}

/** `kept`: the newest first. Items that are not in `items` are left out. */
export function phraseBook(
	items: readonly BookItem[],
	seeds: ReadonlyMap<string, readonly Phrase[]>,
	kept: readonly KeptSentence[]
): PhraseBook {
	const written = groupedBy(kept, ({ item }) => item);
	const byId = new Map(items.map((item) => [item.id, item]));
	const offers = new Map<string, readonly Offer[]>();
	const of = (id: string): readonly Offer[] => {
		const item = byId.get(id);
		const known = offers.get(id);
		if (known || !item) return known ?? [];
		const worked = offersOf(item, seeds.get(id) ?? [], written.get(id) ?? []);
		offers.set(id, worked);
		return worked;
	};
	return {
		of,
		all: () => {
			const all = items.flatMap(({ id }) => of(id));
			return [...all.filter(({ often }) => often), ...all.filter(({ often }) => !often)];
		}
	};
}

function offersOf(
	item: BookItem,
	seeds: readonly Phrase[],
	written: readonly KeptSentence[]
): Offer[] {
	const places = seeds.map((phrase) => ({
		phrase,
		matches: matcherOf(phrase.fact),
		kept: [] as KeptSentence[]
	}));
	const own: KeptSentence[] = [];
	const title = folded(item.title);
	for (const sentence of written) {
		const fact = folded(sentence.fact);
		if (!fact || fact === title) continue;
		const place = places.find(({ matches }) => matches(fact));
		if (place) place.kept.push(sentence);
		else if (!item.sensitive && learnable(sentence)) own.push(sentence);
	}
	const ofBook = places.map(({ phrase, kept }) => {
		const demand = item.sensitive ? undefined : agreedDemand(kept);
		return offer(item.id, { ...phrase, ...(demand ? { demand } : {}) }, kept);
	});
	const ofOffice = [...groupedBy(own, ({ fact }) => folded(fact)).values()].map((kept) =>
		offer(item.id, { fact: kept[0]?.fact.trim() ?? '', demand: usualDemand(kept) }, kept)
	);
	const most = (a: Offer, b: Offer) => b.notices - a.notices;
	return [
		...[...ofBook, ...ofOffice].filter(({ often }) => often).sort(most),
		...ofBook.filter(({ often }) => !often),
		...ofOffice.filter(({ often }) => !often).sort(most)
	];
}

function offer(item: string, phrase: Phrase, kept: readonly KeptSentence[]): Offer {
	const notices = noticesOf(kept);
	return { item, ...phrase, notices, often: notices >= KEPT_OFTEN };
}

const noticesOf = (kept: readonly KeptSentence[]): number =>
	new Set(kept.map(({ inspection }) => inspection)).size;

/** What the office demands with it, once that was kept often enough itself; the newest writing of it. */
function agreedDemand(kept: readonly KeptSentence[]): string | undefined {
	const [first] = demandsOf(kept);
	return first && noticesOf(first) >= KEPT_OFTEN && learnable(first[0])
		? first[0]?.demand.trim()
		: undefined;
}

const usualDemand = (kept: readonly KeptSentence[]): string =>
	demandsOf(kept)[0]?.[0]?.demand.trim() ?? '';

/** The same demands together, the usual ones first; of two alike the newer. */
function demandsOf(kept: readonly KeptSentence[]): KeptSentence[][] {
	const said = kept.filter(({ demand }) => folded(demand) !== '');
	return [...groupedBy(said, ({ demand }) => folded(demand)).values()].sort(
		(a, b) => noticesOf(b) - noticesOf(a)
	);
}

function groupedBy(
	sentences: readonly KeptSentence[],
	key: (sentence: KeptSentence) => string
): Map<string, KeptSentence[]> {
	const groups = new Map<string, KeptSentence[]>();
	for (const sentence of sentences) {
		const group = groups.get(key(sentence));
		if (group) group.push(sentence);
		else groups.set(key(sentence), [sentence]);
	}
	return groups;
}
