/** The whole phrase book, to look through: by domain, or this office's own wording, or what a search finds. */
import type { Section } from '$lib/core/template/model';
import { getStore } from '../wiring';
import { openBook, type OfferedPhrase, type OpenBook, type PhraseFinder } from './open-book';
import { librarySource, type SourceItem } from './phrase-source';

/** In place of a section: what was kept in a notice of this office. */
export const OWN = 'own';

interface ItemPhrases {
	item: SourceItem;
	phrases: OfferedPhrase[];
}

export class PhraseCatalogue {
	query = $state('');
	/** Id of a section, or `OWN`. */
	part = $state('');
	sections: Section[] = $state.raw([]);
	/** All that there are. */
	count = $state(0);
	/** What stood in a notice of this office. */
	own: OfferedPhrase[] = $state.raw([]);
	#book: OpenBook | undefined = $state.raw();
	#finder: PhraseFinder | undefined = $state.raw();
	#preparing = false;

	readonly searching = $derived.by(() => this.query.trim() !== '');
	/** Nothing found is nothing there. */
	readonly settled = $derived.by(() => (this.searching ? this.#finder : this.#book) !== undefined);

	/** Item by item; of a search in order of fit. */
	readonly groups: ItemPhrases[] = $derived.by(() => {
		const found = this.searching ? this.#finder?.find(this.query) : this.#listed();
		const groups = new Map<string, ItemPhrases>();
		for (const phrase of found ?? []) {
			const group = groups.get(phrase.item);
			if (group) group.phrases.push(phrase);
			else groups.set(phrase.item, { item: phrase.of, phrases: [phrase] });
		}
		return [...groups.values()];
	});

	#listed(): OfferedPhrase[] {
		if (this.part === OWN) return this.own;
		const section = this.sections.find(({ id }) => id === this.part);
		return section?.items.flatMap(({ id }) => this.#book?.of(id) ?? []) ?? [];
	}

	/** `day`: whose law the grounds are cited by, `YYYY-MM-DD`. */
	async load(day: string): Promise<void> {
		const source = await librarySource(day);
		const book = await openBook(source, await getStore());
		this.sections = [...new Set(source.items.map(({ section }) => section))];
		const all = await book.all();
		this.#book = book;
		this.count = all.length;
		this.own = all.filter(({ notices }) => notices > 0);
		this.part = this.own.length > 0 ? OWN : (this.sections[0]?.id ?? '');
		// A search begun meanwhile.
		if (this.searching) await this.prepareSearch();
	}

	/** Somebody is about to search. What could not be fetched is asked for again the next time. */
	async prepareSearch(): Promise<void> {
		if (this.#preparing || this.#finder?.spelt || !this.#book) return;
		this.#preparing = true;
		this.#finder = await this.#book.search();
		this.#preparing = false;
	}
}
