/** The checklists at hand, and one file on its way in. */
import { SvelteMap } from 'svelte/reactivity';
import type { Problem } from '$lib/core/result';
import { readTemplateFile } from '$lib/formats/template/read-template-file';
import { addTemplate } from '../actions/add-template';
import { getStore } from '../wiring';
import { following } from './following';
import { nextTask } from './in-slices';
import { listTemplates, loadTemplate, type TemplateEntry } from './library';

/** A mistake in a file; item and path where the check tells them. */
export interface FileProblem extends Problem {
	item?: string;
	path?: string;
}

/** What became of the last file. */
export type Taken =
	| { kind: 'added' | 'already'; title: TemplateEntry['title']; version: string; href: string }
	| { kind: 'refused'; file: string; problems: FileProblem[] };

/** Checked before the file is read into memory; the reader names the limit. */
const MOST_READ = 6 * 1024 * 1024;

export const templateHref = ({ id, version }: Pick<TemplateEntry, 'id' | 'version'>): string =>
	`/templates/${id}?version=${version}`;

export class TemplateList {
	entries: TemplateEntry[] = $state.raw([]);
	loaded = $state(false);
	/** Name of the file being checked. */
	reading = $state('');
	taken: Taken | undefined = $state.raw();
	/** Items by `templateHref`; those of built-in checklists come after the list is on screen. */
	readonly counts = new SvelteMap<string, number>();

	/** Returns how to stop following. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header }) => header.subject.template !== undefined
		);
	}

	async #load(): Promise<void> {
		const store = await getStore();
		this.entries = await listTemplates(store);
		this.loaded = true;
		for (const entry of this.entries) {
			const key = templateHref(entry);
			if (this.counts.has(key)) continue;
			// Putting the library together takes time; taps come first.
			await nextTask();
			const items = entry.items ?? itemsOf(await loadTemplate(store, entry));
			if (items !== undefined) this.counts.set(key, items);
		}
	}

	/** All of the file or nothing of it. */
	async take(file: File): Promise<void> {
		this.reading = file.name;
		this.taken = undefined;
		// The name is on screen before the check begins.
		await nextTask();
		const bytes = new Uint8Array(await file.slice(0, MOST_READ).arrayBuffer());
		const read = readTemplateFile(bytes, file.name);
		const problems = read.ok ? await this.#add(read.value) : read.problem;
		if (problems.length > 0) this.taken = { kind: 'refused', file: file.name, problems };
		this.reading = '';
	}

	async #add(template: Parameters<typeof addTemplate>[0]): Promise<FileProblem[]> {
		const added = await addTemplate(template);
		if (!added.ok) return [added.problem];
		const kind = added.value.added ? 'added' : 'already';
		const { title, version } = template;
		this.taken = { kind, title, version, href: templateHref(template) };
		return [];
	}
}

const itemsOf = (template: { sections: { items: unknown[] }[] } | undefined): number | undefined =>
	template?.sections.reduce((sum, section) => sum + section.items.length, 0);
