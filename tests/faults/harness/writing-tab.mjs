/** A tab that appends without an end, and how long it had to wait for an answer. */
export class WritingTab {
	/** `close`, `crash` or `freeze`; undefined while it lives. */
	fate;
	#page;
	#heard = Date.now();
	#longest = 0;
	#listeners = [];

	static async begin({ browser, address, account, seed, rest }) {
		const tab = new WritingTab();
		tab.#page = await browser.open(address);
		tab.#page.onWord = (word) => {
			account.hear(word);
			tab.#hear();
		};
		// Pages of one site may share a process.
		tab.#page.onCrash = () => (tab.fate ??= 'crash');
		tab.#heard = Date.now();
		tab.#page.begun('write', { seed, rest });
		return tab;
	}

	#hear() {
		const now = Date.now();
		if (!this.fate) this.#longest = Math.max(this.#longest, now - this.#heard);
		this.#heard = now;
		for (const listener of this.#listeners.splice(0)) listener();
	}

	/** The longest that it went without a word while it lived, in milliseconds. */
	get longestWait() {
		return Math.max(this.#longest, this.fate ? 0 : Date.now() - this.#heard);
	}

	/** Resolves at the next word, or after `limit` milliseconds without one. */
	async nextWord(limit) {
		let timer;
		await new Promise((resolve) => {
			this.#listeners.push(resolve);
			timer = setTimeout(resolve, limit);
		});
		clearTimeout(timer);
	}

	async meet(fate) {
		this.fate = fate;
		if (fate === 'close') await this.#page.close();
		else if (fate === 'crash') this.#page.crash();
		else await this.#page.lifecycle('frozen');
	}

	/** Goes on where it was frozen. */
	async thaw() {
		if (this.fate === 'freeze') await this.#page.lifecycle('active');
	}
}
