/** The phrases offered in one place: those of an item, or those that a search finds. */
import type { EventStore } from '$lib/core/events/store';
import {
	openBook,
	type OfferedPhrase,
	type OpenBook,
	type PhraseFinder,
	type ReadKept
} from './open-book';
import type { PhraseSource } from './phrase-source';

export { BLANK } from '$lib/core/phrases/blank';

/** More nobody reads with the phone in one hand. */
const SHOWN = 5;

interface Parts {
	source: PhraseSource | Promise<PhraseSource>;
	store: EventStore;
	/** Whose phrases stand there before anybody searches; none of all items. */
	item?: string;
	readKept?: ReadKept;
}

export class PhraseBook {
	query = $state('');
	#book: OpenBook | undefined = $state.raw();
	#finder: PhraseFinder | undefined = $state.raw();
	readonly #item: string | undefined;
	readonly #opening: Promise<OpenBook>;
	#preparing = false;

	constructor({ source, store, item, readKept }: Parts) {
		this.#item = item;
		this.#opening = Promise.resolve(source).then((ready) => openBook(ready, store, readKept));
		void this.#opening.then((book) => (this.#book = book));
	}

	/** All that can be shown now is shown: nothing found is nothing there. */
	readonly settled = $derived.by(() => (this.searching ? this.#finder : this.#book) !== undefined);

	/** Whether an item's own phrases stand there until somebody searches. */
	get ofItem(): boolean {
		return this.#item !== undefined;
	}

	readonly searching = $derived.by(() => this.query.trim() !== '');

	readonly found: OfferedPhrase[] = $derived.by(() => {
		if (this.searching) return this.#finder?.find(this.query) ?? [];
		return this.#item === undefined ? [] : (this.#book?.of(this.#item) ?? []);
	});
	readonly shown: OfferedPhrase[] = $derived(this.found.slice(0, SHOWN));
	readonly more: number = $derived(this.found.length - this.shown.length);

	/** Somebody is about to search. What could not be fetched, e.g. before all is cached, is asked for again the next time. */
	async prepareSearch(): Promise<void> {
		if (this.#preparing || this.#finder?.spelt) return;
		this.#preparing = true;
		this.#finder = await (await this.#opening).search();
		this.#preparing = false;
	}
}
