/** The whole phrase book, to look through: by domain, or this office's own wording, or what a search finds. */
import type { Section } from '$lib/core/template/model';
import { getStore } from '../wiring';
import { openBook, type OfferedPhrase, type OpenBook } from './open-book';
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
	#book: OpenBook | undefined = $state.raw();
	#spelling = false;

	readonly own: OfferedPhrase[] = $derived.by(
		() => this.#book?.all().filter(({ notices }) => notices > 0) ?? []
	);

	/** Item by item; of a search in order of fit. */
	readonly groups: ItemPhrases[] = $derived.by(() => {
		const found = this.query.trim() ? this.#book?.find(this.query) : this.#listed();
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
		this.#book = book;
		this.count = book.all().length;
		this.part = this.own.length > 0 ? OWN : (this.sections[0]?.id ?? '');
	}

	/** Somebody is about to search: fetches the dictionary of pinyin. */
	async prepareSearch(): Promise<void> {
		if (this.#spelling || !this.#book) return;
		this.#spelling = true;
		try {
			this.#book = await this.#book.spell();
		} catch {
			this.#spelling = false;
		}
	}
}
