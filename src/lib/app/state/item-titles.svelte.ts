/** What items ask, by id: from the library that comes with the product, else from the checklist that they were answered by. */
import { SvelteMap } from 'svelte/reactivity';
import type { Hash } from '$lib/core/events/ids';
import type { SeedSection } from '$lib/core/template/recipe';
import type { Template, Text } from '$lib/core/template/model';
import { textOf } from '../messages/text';
import { getStore } from '../wiring';

const sectionFiles = import.meta.glob<SeedSection>('/seeds/items/*.json', { import: 'default' });

export class ItemTitles {
	readonly #texts = new SvelteMap<string, Text>();
	/** Sections and checklists that were asked for. */
	readonly #asked = new Set<string>();

	/** The id where its words are not here. */
	of(item: string): string {
		const text = this.#texts.get(item);
		return text ? textOf(text) : item;
	}

	/** `template`: hash of a checklist that has it. */
	async want(item: string, template: string | undefined): Promise<void> {
		if (this.#texts.has(item)) return;
		const file = `/seeds/items/${item.slice(0, item.lastIndexOf('-'))}.json`;
		if (this.#first(file)) {
			const section = await sectionFiles[file]?.().catch(() => undefined);
			for (const one of section?.items ?? []) this.#texts.set(one.id, one.text);
		}
		if (this.#texts.has(item) || !template || !this.#first(template)) return;
		const bytes = await (await getStore()).bytes(template as Hash);
		if (!bytes) return;
		// Checked when it came in, and named by its hash since.
		const { sections } = JSON.parse(new TextDecoder().decode(bytes)) as Template;
		for (const one of sections.flatMap(({ items }) => items))
			if (!this.#texts.has(one.id)) this.#texts.set(one.id, one.text);
	}

	#first(name: string): boolean {
		if (this.#asked.has(name)) return false;
		this.#asked.add(name);
		return true;
	}
}
