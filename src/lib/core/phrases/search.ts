/** Finding a phrase by a piece of it, by pinyin initials, or by its item's number or text: the way schools are found. */
import { schoolIndex } from '../school/search';
import type { Offer, PhraseBook } from './book';

export interface PhraseIndex {
	/** In order of fit: the fact begins with it, fact or demand hold it, initials, number of the item, text of the item. */
	find(query: string): Offer[];
}

/** `initials` as `schoolIndex` wants them, of facts. `titles`: the texts of the items. */
export function phraseIndex(
	book: PhraseBook,
	titles: ReadonlyMap<string, string>,
	initials: (fact: string) => readonly string[]
): PhraseIndex {
	const all = book.all();
	const index = schoolIndex(
		all.map(({ item, fact, demand }, at) => ({
			id: String(at),
			name: fact,
			shortName: demand,
			code: item.toLowerCase(),
			town: titles.get(item) ?? ''
		})),
		initials
	);
	return {
		find: (query) =>
			index
				.find(query)
				.map((id) => all[Number(id)])
				.filter((offer) => offer !== undefined)
	};
}
