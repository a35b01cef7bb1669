/** What a tab knows of the chain, and whom it tells when the chain grows, whichever tab wrote. */
import type { SignedEvent } from '../../core/events/event';
import type { DeviceId } from '../../core/events/ids';
import type { StoreProblem } from '../../core/events/store-problem';
import { storeProblem } from './problem';
import type { Head, News, Rows } from './rows/rows';

/** Where a store reads. The writing side puts itself in front when it comes: what the database refuses, it has. */
export interface Source {
	rows: Rows;
}

export class Follower {
	readonly #source: Source;
	readonly #listeners = new Set<(events: SignedEvent[]) => void>();
	/** The head up to which listeners here have been told. */
	#told: Head | undefined;
	/** Where the chain ends by what another tab told last. */
	#announced: { device: DeviceId; seq: number } | undefined;
	#line: Promise<unknown> = Promise.resolve();

	constructor(source: Source, told: Head | undefined, onProblem: (problem: StoreProblem) => void) {
		this.#source = source;
		this.#told = told;
		source.rows.onNews((news) => {
			if ('device' in news) this.#announced = { device: news.device, seq: news.to + 1 };
			this.inLine(() => this.#hear(news)).catch((cause: unknown) =>
				onProblem(storeProblem('news', cause, 'storage-unavailable'))
			);
		});
	}

	/** The head that listeners know; the one in the database may be another tab's newer one. */
	get told(): Head | undefined {
		return this.#told;
	}

	/**
	 * Whether another tab has told of more than the database has: it ended before it could write there what the journal has.
	 * Call it in line, under the lock.
	 */
	async isBehind(): Promise<boolean> {
		const announced = this.#announced;
		if (!announced) return false;
		this.#announced = undefined;
		await this.caughtUp();
		const { chain } = this.#told ?? {};
		return chain?.device !== announced.device || chain.seq < announced.seq;
	}

	/** Returns how to stop. */
	listen(onEvents: (events: SignedEvent[]) => void): () => void {
		this.#listeners.add(onEvents);
		return () => this.#listeners.delete(onEvents);
	}

	/** One after the other, so that no stretch is told twice. */
	inLine<T>(task: () => Promise<T>): Promise<T> {
		const done = this.#line.then(task);
		this.#line = done.catch(() => undefined);
		return done;
	}

	/** The head as stored, after listeners have been told of what other tabs appended. Call it in line. */
	async caughtUp(): Promise<Head | undefined> {
		const head = await this.#source.rows.head();
		if (!head || head.chain.prev === this.#told?.chain.prev) return head;
		const { device, seq } = head.chain;
		const from = this.#told?.chain.device === device ? this.#told.chain.seq : 0;
		const missed = seq > from ? await this.#source.rows.stretch(device, from, seq - 1) : [];
		this.#told = head;
		this.tell(missed);
		return head;
	}

	/** This tab has written `events`, and the chain ends at `head` now. */
	written(head: Head | undefined, events: SignedEvent[]): void {
		if (head) this.#told = head;
		this.tell(events);
	}

	tell(events: SignedEvent[]): void {
		if (events.length > 0) for (const listener of [...this.#listeners]) listener(events);
	}

	/** What lists show has changed without an event. */
	listsChanged(): void {
		for (const listener of [...this.#listeners]) listener([]);
	}

	close(): void {
		this.#listeners.clear();
	}

	async #hear(news: News): Promise<void> {
		const told = this.#told?.chain;
		if ('lists' in news) this.listsChanged();
		else if ('keys' in news)
			this.tell((await this.#source.rows.at(news.keys)).filter((event) => event !== undefined));
		else if (told?.device !== news.device || told.seq <= news.to) await this.caughtUp();
	}
}
