/** Every inspection on this device, from the summaries; follows what other tabs write. */
import { SvelteSet } from 'svelte/reactivity';
import {
	INSPECTION_SUMMARY,
	type InspectionState,
	type InspectionSummary
} from '$lib/core/inspection/summary';
import { getStore } from '../wiring';
import { following } from './following';

export class InspectionList {
	all: InspectionSummary[] = $state.raw([]);
	loaded = $state(false);
	query = $state('');
	/** `unfinished`: what 今日 counts as to be continued. */
	state: InspectionState | 'unfinished' | '' = $state('');
	/** Ids chosen for export. */
	readonly chosen = new SvelteSet<string>();

	/** Newest change first. */
	readonly found: InspectionSummary[] = $derived.by(() => {
		const states = this.state === 'unfinished' ? ['open', 'reopened'] : [this.state];
		const words = this.query.trim().toLowerCase();
		return this.all.filter(
			(one) =>
				(!this.state || states.includes(one.state)) &&
				(!words ||
					`${one.schoolName} ${one.templateTitle} ${one.visitDate}`.toLowerCase().includes(words))
		);
	});

	/** Returns how to stop following. */
	start(): () => void {
		return following(() => this.#load());
	}

	toggle(id: string): void {
		if (!this.chosen.delete(id)) this.chosen.add(id);
	}
	chooseAll(): void {
		for (const one of this.found) this.chosen.add(one.id);
	}

	async #load(): Promise<void> {
		const store = await getStore();
		this.all = (await store.summaries(INSPECTION_SUMMARY))
			.map((summary) => summary.value as InspectionSummary)
			.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
		this.loaded = true;
	}
}
