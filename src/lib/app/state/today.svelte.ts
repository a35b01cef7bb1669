import {
	OPEN_INSPECTIONS,
	SEALED_INSPECTIONS,
	type InspectionSummary
} from '$lib/core/inspection/summary';
import { ROSTER } from '$lib/core/school/summary';
import { getStore } from '../wiring';
import { following } from './following';

/** As many of each as fit under the draft on a phone. */
const SHOWN = 5;

/** What 今日 shows. Reads no more than that, so that it does not slow down with what is stored. */
export class Today {
	#unfinished: InspectionSummary[] = $state.raw([]);
	#unfinishedCount = $state(0);
	#sealed: InspectionSummary[] = $state.raw([]);
	#sealedCount = $state(0);
	#schools = $state(0);
	#loaded = $state(false);
	#turn = 0;

	/** False until the device has been read once: nothing is said about emptiness before. */
	get loaded(): boolean {
		return this.#loaded;
	}

	/** Schools on the roster. */
	get schools(): number {
		return this.#schools;
	}

	/** Begun or being amended, the one last touched first; no more than are shown. */
	get unfinished(): InspectionSummary[] {
		return this.#unfinished;
	}
	get unfinishedCount(): number {
		return this.#unfinishedCount;
	}

	/** Finalised, newest first; no more than are shown. */
	get sealed(): InspectionSummary[] {
		return this.#sealed;
	}
	get sealedCount(): number {
		return this.#sealedCount;
	}

	/** Reads, and keeps reading when anything is written here or in another tab. Answers how to stop. */
	start(): () => void {
		return following(() => this.load());
	}

	async load(): Promise<void> {
		const turn = ++this.#turn;
		const store = await getStore();
		const [unfinished, unfinishedCount, sealed, sealedCount, schools] = await Promise.all([
			// One more, because the first stands by itself.
			store.listed(OPEN_INSPECTIONS, SHOWN + 1),
			store.countListed(OPEN_INSPECTIONS),
			store.listed(SEALED_INSPECTIONS, SHOWN),
			store.countListed(SEALED_INSPECTIONS),
			store.countListed(ROSTER)
		]);
		if (turn !== this.#turn) return;
		this.#unfinished = unfinished.map((summary) => summary.value as InspectionSummary);
		this.#unfinishedCount = unfinishedCount;
		this.#sealed = sealed.map((summary) => summary.value as InspectionSummary);
		this.#sealedCount = sealedCount;
		this.#schools = schools;
		this.#loaded = true;
	}
}
