import {
	readDeviceFacts,
	runProbe,
	type Outcome,
	type TrialId,
	type TrialResult
} from '../later-wiring';
import { groups, needed, wanted } from './probe-groups';

/** `no`: the app does not run here. `but`: it runs, with less. */
export type Verdict = 'yes' | 'but' | 'no';

/** One test of this device; needs neither store nor service worker. */
export class Probe {
	readonly device = readDeviceFacts();
	/** How many there are. */
	readonly total = Object.values(groups).flat().length;
	#results: readonly TrialResult[] = $state.raw([]);
	#running = $state(false);

	/** As far as they have come, in the order in which they are shown. */
	readonly results = $derived(
		Object.values(groups)
			.flat()
			.flatMap((id) => this.of(id) ?? [])
	);

	/** What did not pass and matters, the worst first. */
	readonly lacking = $derived.by(() => {
		const missed = this.results.filter(({ outcome }) => outcome !== 'pass');
		return [
			...missed.filter(({ id }) => needed.has(id)),
			...missed.filter(({ id }) => wanted.has(id))
		];
	});

	/** Undefined while it runs. */
	readonly verdict: Verdict | undefined = $derived.by(() => {
		if (this.#running || this.results.length < this.total) return undefined;
		if (this.lacking.some(({ id }) => needed.has(id))) return 'no';
		return this.lacking.length > 0 || this.device.host?.kind === 'inApp' ? 'but' : 'yes';
	});

	/** Undefined until it has ended. */
	of(id: TrialId): TrialResult | undefined {
		return this.#results.find((result) => result.id === id);
	}

	count(outcome: Outcome): number {
		return this.#results.filter((result) => result.outcome === outcome).length;
	}

	/** From the beginning. While it runs it is not begun again. */
	async run(): Promise<void> {
		if (this.#running) return;
		this.#running = true;
		this.#results = [];
		await runProbe((result) => (this.#results = [...this.#results, result]));
		this.#running = false;
	}
}
