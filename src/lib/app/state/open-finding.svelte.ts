/** The finding that is open on this screen: what the inspection says of it and what became of it since. */
import type { SignedEvent } from '$lib/core/events/event';
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import { findingOnScreen } from '$lib/core/finding/life';
import type { LifeView } from '$lib/core/finding/life-view';
import { getStore, sha256 } from '../wiring';
import { following } from './following';
import { readFinding } from './read-finding';

export class OpenFinding {
	readonly id: string;
	#filed: FiledFinding | undefined = $state.raw();
	#events: SignedEvent[] = $state.raw([]);
	#loaded = $state(false);
	#turn = 0;

	readonly life: LifeView | undefined = $derived(
		this.#filed && findingOnScreen(this.#filed, this.#events, sha256).life
	);

	constructor(id: string) {
		this.id = id;
	}

	/** False until it was looked for; then `filed` is undefined where the ledger does not have it. */
	get loaded(): boolean {
		return this.#loaded;
	}
	get filed(): FiledFinding | undefined {
		return this.#filed;
	}
	/** All that became of it, by device and seq. */
	get events(): readonly SignedEvent[] {
		return this.#events;
	}

	/** Reads, and reads again after whatever is written about it. Answers how to stop. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header: { subject } }) => subject.finding === this.id || subject.field === 'seal'
		);
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		const read = await readFinding(await getStore(), this.id);
		if (turn !== this.#turn) return;
		this.#filed = read?.filed;
		this.#events = read?.events ?? [];
		this.#loaded = true;
	}
}
