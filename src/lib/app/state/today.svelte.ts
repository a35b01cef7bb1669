import { INSPECTION_SUMMARY, type InspectionSummary } from '$lib/core/inspection/summary';
import { SCHOOL_SUMMARY, type SchoolSummary } from '$lib/core/school/summary';
import { getStore } from '../wiring';

/** What 今日 shows. Reads summaries only, so that it does not slow down with what is stored. */
export class Today {
	#inspections: InspectionSummary[] = $state.raw([]);
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

	/** All inspections that were not moved away. */
	get all(): InspectionSummary[] {
		return this.#inspections;
	}

	/** Begun or being amended, the one last touched first. */
	readonly unfinished = $derived(
		this.#inspections.filter((one) => one.state === 'open' || one.state === 'reopened')
	);

	/** Finalised, newest first. */
	readonly sealed = $derived(this.#inspections.filter((one) => one.state === 'sealed'));

	/** Reads, and keeps reading when anything is written here or in another tab. Answers how to stop. */
	start(): () => void {
		let stop: (() => void) | undefined;
		let stopped = false;
		void getStore().then(
			(store) => {
				if (stopped) return;
				stop = store.listen(() => void this.load());
				void this.load();
			},
			// The frame has said already that there is no storage.
			() => undefined
		);
		return () => {
			stopped = true;
			stop?.();
		};
	}

	async load(): Promise<void> {
		const turn = ++this.#turn;
		const store = await getStore();
		const [inspections, schools] = await Promise.all([
			store.summaries(INSPECTION_SUMMARY),
			store.summaries(SCHOOL_SUMMARY)
		]);
		if (turn !== this.#turn) return;
		this.#inspections = inspections
			.map((summary) => summary.value as InspectionSummary)
			.filter((one) => one.state !== 'moved')
			.sort((a, b) => b.changedAt.localeCompare(a.changedAt));
		this.#schools = schools.filter((summary) => !(summary.value as SchoolSummary).removed).length;
		this.#loaded = true;
	}
}
