/** One thing at a time: a second tap on a button comes before the first is answered, and must not write a second time. */
export class Busy {
	#on = $state(false);

	get on(): boolean {
		return this.#on;
	}

	/** Does nothing while something is under way. */
	async run(work: () => Promise<void>): Promise<void> {
		if (this.#on) return;
		this.#on = true;
		try {
			await work();
		} finally {
			this.#on = false;
		}
	}
}
