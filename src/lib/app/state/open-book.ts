/** The phrase book as screens look things up in it. Everything in it is loaded when it is first opened. */
import type { EventStore } from '$lib/core/events/store';
import { phraseBook, type Offer } from '$lib/core/phrases/book';
import type { KeptSentence } from '$lib/core/phrases/model';
import { phraseIndex } from '$lib/core/phrases/search';
import { citation } from '../results/citation';
import { nextTask } from './in-slices';
import { readKeptSentences } from './kept-sentences';
import { readPhrases, type PhraseSource, type SourceItem } from './phrase-source';
import { readInitials } from './pinyin';

export { joined as joinedPhrase } from '$lib/core/phrases/join';

/** The three parts of a phrase, and whose it is. */
export interface OfferedPhrase extends Offer {
	of: SourceItem;
	/** Cited from the rule in force; empty where no ground of it may be printed. */
	basis: string;
}

export interface OpenBook {
	of(item: string): OfferedPhrase[];
	/** Own wording first, then item by item. Other work comes in between. */
	all(): Promise<OfferedPhrase[]>;
	/** Ready to search; the dictionary of pinyin is fetched now. */
	search(): Promise<PhraseFinder>;
}

export interface PhraseFinder {
	find(query: string): OfferedPhrase[];
	/** Whether initials are found too: not where the dictionary cannot be fetched. */
	spelt: boolean;
}

/** Longer nobody waits for the office's own wording, in milliseconds; what was read by then or earlier is shown. */
const PATIENCE = 1000;

/** What was read last, so that a ledger that takes longer than anybody waits is there the next time. */
const lastKept = new WeakMap<EventStore, KeptSentence[]>();

/** Items worked out in one go, well under a frame. */
const SLICE = 20;

export type ReadKept = (store: EventStore) => Promise<KeptSentence[]>;

export async function openBook(
	source: PhraseSource,
	store: EventStore,
	readKept: ReadKept = readKeptSentences
): Promise<OpenBook> {
	const reading = readKept(store);
	reading.then(
		(kept) => lastKept.set(store, kept),
		() => undefined
	);
	const late = new Promise<KeptSentence[]>((resolve) =>
		setTimeout(() => resolve(lastKept.get(store) ?? []), PATIENCE)
	);
	const [phrases, kept] = await Promise.all([readPhrases(), Promise.race([reading, late])]);
	const book = phraseBook(source.items, phrases, kept);
	const items = new Map(source.items.map((item) => [item.id, item]));
	const titles = new Map(source.items.map(({ id, title }) => [id, title]));
	const view = (offer: Offer): OfferedPhrase[] => {
		const of = items.get(offer.item);
		return of ? [{ ...offer, of, basis: citation(of.rule, source) }] : [];
	};
	const workOut = async (): Promise<void> => {
		for (const [at, { id }] of source.items.entries()) {
			if (at % SLICE === SLICE - 1) await nextTask();
			book.of(id);
		}
	};
	const all = async () => {
		await workOut();
		return book.all().flatMap(view);
	};
	const search = async (): Promise<PhraseFinder> => {
		await workOut();
		const initials = await readInitials(book.all().map(({ fact }) => fact)).catch(() => undefined);
		const index = phraseIndex(book, titles, initials ?? (() => []));
		return { find: (query) => index.find(query).flatMap(view), spelt: initials !== undefined };
	};
	return { of: (item) => book.of(item).flatMap(view), all, search };
}
