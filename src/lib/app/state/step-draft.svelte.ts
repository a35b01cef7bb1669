/**
 * What is being typed about one step of a finding. It is kept in an erasable row until an event carries it, and words that look
 * as if they said who somebody is are looked at again before that (`held-words.ts`).
 */
import type { StepProblem } from '../actions/take-steps';
import { findingProblemText } from '../messages/finding-problem';
import type { Result } from '$lib/core/result';
import { getStore } from '../wiring';
import { identifiersIn, loadHeldWords } from './held-words';

interface Kept<Values> {
	values: Values;
	photos: string[];
}

/** How long somebody pauses before what he typed is kept, in milliseconds. */
const PAUSE = 300;

export class StepDraft<Values extends Record<string, string>> {
	values: Values;
	/** Evidence ids of what is to be named. */
	photos: string[] = $state.raw([]);
	/** Fields in which somebody seems to be named, since it was tried to write them. */
	held: string[] = $state.raw([]);
	/** Why it was not written, in words. */
	trouble = $state('');
	#ready = $state(false);
	#written = false;
	readonly #key: string;

	/** While a component is set up. `form`: which of a finding's forms it is. */
	constructor(finding: string, form: string, initial: Values) {
		this.#key = `life:${finding}:${form}`;
		const values = $state(initial);
		this.values = values;
		void this.#restore();
		$effect(() => {
			const row = this.#row();
			if (!this.#ready) return;
			const timer = setTimeout(() => void this.#keep(row), PAUSE);
			return () => clearTimeout(timer);
		});
		$effect(() => {
			const leave = (): void => {
				if (this.#ready) void this.#keep(this.#row());
			};
			document.addEventListener('visibilitychange', leave);
			return () => {
				document.removeEventListener('visibilitychange', leave);
				leave();
			};
		});
	}

	/** What was kept is back: nothing that is typed now is lost to it. */
	get ready(): boolean {
		return this.#ready;
	}

	name(photo: string): void {
		this.photos = [...this.photos, photo];
	}
	unname(photo: string): void {
		this.photos = this.photos.filter((one) => one !== photo);
	}

	/**
	 * Whether nothing must be looked at again first. `fields`: those with free words, and whether names and telephone numbers
	 * are looked for in them as well.
	 */
	async mayBeWritten(fields: Partial<Record<keyof Values, boolean>>): Promise<boolean> {
		await loadHeldWords();
		this.held = Object.entries(fields).flatMap(([field, sensitive]) =>
			identifiersIn(this.values[field] ?? '', sensitive === true).length > 0 ? [field] : []
		);
		return this.held.length === 0;
	}

	/** Runs `write` and forgets what was typed once it is written. */
	async write(write: () => Promise<Result<void, StepProblem>>): Promise<boolean> {
		this.trouble = '';
		const written = await write();
		if (!written.ok) {
			this.trouble = findingProblemText(written.problem);
			return false;
		}
		await this.discard();
		return true;
	}

	/** It is written, or not wanted any more. */
	async discard(): Promise<void> {
		this.#written = true;
		await (await getStore()).writeNote(this.#key, undefined);
	}

	#row(): Kept<Values> {
		return { values: $state.snapshot(this.values) as Values, photos: this.photos };
	}

	async #restore(): Promise<void> {
		const store = await getStore();
		const kept = (await store.readNotes(this.#key)).get(this.#key) as Kept<Values> | undefined;
		if (kept) {
			Object.assign(this.values, kept.values);
			this.photos = kept.photos;
		}
		this.#ready = true;
	}

	async #keep(row: Kept<Values>): Promise<void> {
		if (this.#written) return;
		await (await getStore()).writeNote(this.#key, row);
	}
}
