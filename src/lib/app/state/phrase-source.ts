/** Where phrases are looked for: the items of an inspection's own checklist, or all that come with the product. */
import type { InspectionFold } from '$lib/core/inspection/fold';
import type { BookItem } from '$lib/core/phrases/book';
import type { Phrase, PhraseFile } from '$lib/core/phrases/model';
import type { Item, Regulation, Rule, Section } from '$lib/core/template/model';
import { ruleInForce } from '$lib/core/template/rule-date';
import { isSensitive } from '$lib/core/template/sensitive';

export interface SourceItem extends BookItem {
	section: Section;
	text: Item['text'];
	/** In force on the day that is asked about: what the phrase is grounded on. */
	rule: Rule;
}

export interface PhraseSource {
	items: readonly SourceItem[];
	regulations: Regulation[];
}

const files = import.meta.glob<PhraseFile>('/seeds/phrases/*.json', { import: 'default' });

/** The phrases that come with the product, by item id; checked before they ship. */
export async function readPhrases(): Promise<Map<string, Phrase[]>> {
	const books = await Promise.all(Object.values(files).map((load) => load()));
	return new Map(books.flatMap((book) => Object.entries(book.items)));
}

const sourceItem = (section: Section, item: Item, rule: Rule): SourceItem => ({
	id: item.id,
	title: item.text.zh,
	text: item.text,
	sensitive: isSensitive(section, item),
	section,
	rule
});

/** Each item that is due at this school, once however many units it is answered for. */
export function checklistSource({ due, template }: InspectionFold): PhraseSource {
	const items = new Map(
		due.map(({ section, item, rule }) => [item.id, sourceItem(section, item, rule)])
	);
	return { items: [...items.values()], regulations: template.regulations };
}

/** Every item that has a rule in force on `day`, `YYYY-MM-DD`. */
export async function librarySource(day: string): Promise<PhraseSource> {
	const { library } = await import('./library');
	const { sections, regulations } = await library();
	const items = sections.flatMap((section) =>
		section.items.flatMap((item) => {
			const rule = ruleInForce(item, day);
			return rule ? [sourceItem(section, item, rule)] : [];
		})
	);
	return { items, regulations };
}
