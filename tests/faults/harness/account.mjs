/** What a profile's store has acknowledged, and what of it is found again. */
export class Account {
	events = new Set();
	photos = new Set();
	/** Codes of appends that were not written, with how often. */
	refused = new Map();
	/** The fewest copies that an acknowledgement named. */
	copies = Infinity;
	/** The longest that an append took, in milliseconds. */
	slowest = 0;

	/** One word of a page about an append. */
	hear(word) {
		this.slowest = Math.max(this.slowest, word.ms);
		if ('refused' in word) {
			this.refused.set(word.refused, (this.refused.get(word.refused) ?? 0) + 1);
			return;
		}
		for (const id of word.events) this.events.add(id);
		for (const hash of word.photos) this.photos.add(hash);
		this.copies = Math.min(this.copies, word.copies);
	}

	/** Of another profile with the same content. */
	copy() {
		const copy = new Account();
		copy.events = new Set(this.events);
		copy.photos = new Set(this.photos);
		return copy;
	}

	get size() {
		return this.events.size + this.photos.size;
	}

	/**
	 * Compares with what `check` of the page found. What is lost is taken off, so that it counts once.
	 *
	 * @returns {{ lost: number, torn: number, wrong: string[] }} `wrong`: not what was written, a fork or a gap in the chain
	 */
	compare(found) {
		const lost = [
			...missing(this.events, new Set(found.sound)),
			...missing(this.photos, new Set(found.photos))
		];
		for (const one of lost) {
			this.events.delete(one);
			this.photos.delete(one);
		}
		return { lost: lost.length, torn: found.torn.length, wrong: found.wrong };
	}
}

const missing = (acknowledged, present) => [...acknowledged].filter((one) => !present.has(one));
