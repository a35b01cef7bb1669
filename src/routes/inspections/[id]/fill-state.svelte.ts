/** Where the inspector is in the list, and which part of it is shown. Nothing here is kept but the place. */
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';
import { rememberedPlace, rememberPlace } from '$lib/app/state/place';
import type { Slot } from '$lib/app/state/slot.svelte';
import type { Area, Text } from '$lib/core/template/model';

export type Filter = 'all' | 'notChecked' | 'fail' | 'major' | 'unsettled';
export type Order = 'domain' | 'place';

export interface SlotGroup {
	id: string;
	/** A section's own title; by place, the area stands for it. */
	title: Text | undefined;
	shortTitle: Text | undefined;
	area: Area | undefined;
	slots: Slot[];
}

const walk: Area[] = [
	'gate',
	'surroundings',
	'bus',
	'campus',
	'teaching',
	'laboratory',
	'canteen',
	'dormitory',
	'toilet',
	'clinic',
	'office'
];

export class FillState {
	filter: Filter = $state('all');
	order: Order = $state('domain');
	search = $state('');
	/** The card that the keyboard and the next button start from. */
	current: string = $state('');
	/** The filter looks at the answers of the moment it was chosen, so that no card vanishes under the thumb. */
	#kept: Set<string> | undefined = $state.raw(undefined);
	readonly #inspection: OpenInspection;

	constructor(inspection: OpenInspection) {
		this.#inspection = inspection;
		const remembered = rememberedPlace(inspection.id);
		this.current =
			remembered && inspection.slot(remembered) ? remembered : (inspection.slots[0]?.key ?? '');
	}

	readonly groups: SlotGroup[] = $derived.by(() => {
		const words = this.search.trim().toLowerCase();
		const shown = this.#inspection.slots.filter(
			(slot) => (!this.#kept || this.#kept.has(slot.key)) && (!words || matches(slot, words))
		);
		return this.order === 'domain' ? byDomain(shown) : byPlace(shown);
	});

	/** In the order on screen. */
	readonly slots: Slot[] = $derived(this.groups.flatMap((group) => group.slots));

	readonly next: Slot | undefined = $derived.by(() => {
		const { slots } = this;
		const from = slots.findIndex((slot) => slot.key === this.current);
		for (let i = 1; i <= slots.length; i++) {
			const slot = slots[(from + i) % slots.length];
			if (slot?.view.count === 'notChecked') return slot;
		}
		return undefined;
	});

	choose(filter: Filter): void {
		this.filter = filter;
		this.#kept =
			filter === 'all'
				? undefined
				: new Set(this.#inspection.slots.filter((slot) => passes(slot, filter)).map((s) => s.key));
	}

	/** Remembers the place, so that a reload opens where it was. */
	at(key: string): void {
		if (this.current === key) return;
		this.current = key;
		rememberPlace(this.#inspection.id, key);
	}

	/** The card `steps` further on the screen. */
	neighbour(steps: number): Slot | undefined {
		const at = this.slots.findIndex((slot) => slot.key === this.current);
		return this.slots[Math.min(Math.max(at + steps, 0), this.slots.length - 1)];
	}
}

function passes(slot: Slot, filter: Filter): boolean {
	const { view, pair, finding } = slot;
	if (filter === 'notChecked') return view.count === 'notChecked';
	if (filter === 'unsettled') return slot.earlier?.unsettled === true;
	if (filter === 'fail') return view.count === 'fail' || view.conflict;
	return (finding.severity ?? pair.rule.severity) === 'major';
}

function matches({ pair, view }: Slot, words: string): boolean {
	const { item, unitLabel = '' } = pair;
	return [item.id, item.text.zh, item.text.en ?? '', unitLabel, view.note, view.place].some(
		(text) => text.toLowerCase().includes(words)
	);
}

function byDomain(slots: Slot[]): SlotGroup[] {
	const groups = new Map<string, SlotGroup>();
	for (const slot of slots) {
		const { section } = slot.pair;
		let group = groups.get(section.id);
		if (!group) {
			const { id, title, shortTitle } = section;
			groups.set(id, (group = { id, title, shortTitle, area: undefined, slots: [] }));
		}
		group.slots.push(slot);
	}
	return [...groups.values()];
}

function byPlace(slots: Slot[]): SlotGroup[] {
	return walk
		.map((area) => ({
			id: area,
			title: undefined,
			shortTitle: undefined,
			area,
			slots: slots.filter((slot) => slot.pair.item.area === area)
		}))
		.filter((group) => group.slots.length > 0);
}
