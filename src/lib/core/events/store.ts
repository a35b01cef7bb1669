/**
 * What the rest of the product asks of the place where events are kept. IndexedDB, the in-memory twin and, later, the
 * journal and bundles all stand behind it and pass the same contract suite.
 */
import type { Result } from '../result';
import type { EventDraft, SignedEvent } from './event';
import type { BackedUp, Health } from './health';
import type { StoreProblem } from './store-problem';
import type { Hash } from './ids';
import type { Chain } from './link';

/** Bytes that events name by hash: photos, template files. */
export interface StoredBytes {
	hash: Hash;
	bytes: ArrayBuffer;
}

/**
 * What lists show without reading events, e.g. one inspection's counts. Written in the transaction of the event that
 * changes it; can always be rebuilt.
 */
export interface Summary {
	group: string;
	/** Which list it belongs to: `inspection`, `school`, … */
	kind: string;
	value: unknown;
	/**
	 * Lists that it stands in beside the one of its kind, each with the text it is ordered by there, so that a screen reads
	 * what it shows and not everything stored: `['inspection/open', '2026-08-28T01:42:00.000Z']`.
	 */
	lists?: [list: string, order: string][];
}

export interface Appended {
	events: SignedEvent[];
	/** Copies that were flushed. */
	flushed: 1 | 2;
	/** Of these, how many are proven: the journal's counts from the start at which its file was found. */
	copies: 1 | 2;
	/** Why only one was flushed; `place` is `database` or `journal`. */
	problem?: StoreProblem;
}

/**
 * Called under the device lock with the new events already linked; what it returns is written with them. Appends asked
 * for while one is being written share a transaction: the events then are all those of it so far that fall into the same
 * groups, in order. Must have no side effects: it is asked again when a write is tried again. If it throws, nothing of
 * its append is written and the append rejects.
 */
export type Summarise = (events: SignedEvent[]) => Summary[];

export interface EventStore {
	/**
	 * Links, signs and writes. Resolves when both copies are flushed, or one is and the other has failed. All drafts and bytes
	 * of one call are written together or not at all. Before `summarise` runs, listeners have been told of every event of this device that
	 * another tab wrote.
	 */
	append(
		drafts: EventDraft[],
		options?: { bytes?: StoredBytes[]; summarise?: Summarise }
	): Promise<Result<Appended, StoreProblem>>;
	/**
	 * Where this device's chain goes on, with a clock later than all that was written here and received; undefined until the
	 * first append has introduced the device.
	 */
	chain(): Promise<Chain | undefined>;
	/** Adds events of other devices (already verified); those known already change nothing. */
	receive(
		events: SignedEvent[],
		options?: { bytes?: StoredBytes[]; summarise?: Summarise }
	): Promise<Result<{ added: SignedEvent[] }, StoreProblem>>;
	/** All events of a group, by device and seq. */
	eventsOf(group: string): Promise<SignedEvent[]>;
	/** Every event, group by group, for rebuilding and export. */
	everything(): AsyncIterable<{ group: string; events: SignedEvent[] }>;
	summaries(kind: string): Promise<Summary[]>;
	summary(group: string): Promise<Summary | undefined>;
	/** Those in a list, the last in order first, or the first where `from` says so; no more than `limit`. */
	listed(list: string, limit?: number, from?: 'last' | 'first'): Promise<Summary[]>;
	/** How many are in a list; with `below`, only those whose order is less. */
	countListed(list: string, below?: string): Promise<number>;
	/**
	 * Summaries of groups that begin with `prefix`, by group, those after the group `after`; no more than `limit`. For what is
	 * too much to be read in one go.
	 */
	page(prefix: string, after: string | undefined, limit: number): Promise<Summary[]>;
	/**
	 * Replaces summaries without an event: rebuilding views. `removeKinds`: of these, all that are stored go first. `listed`:
	 * groups that are no longer `unlisted`.
	 */
	writeSummaries(
		summaries: Summary[],
		options?: { removeKinds?: string[]; listed?: string[] }
	): Promise<Result<void, StoreProblem>>;
	/** Groups whose summaries lack events that came from elsewhere: another copy, a backup. Kept until they are rebuilt. */
	unlisted(): Promise<string[]>;
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
	/** Names of all bytes that are here, without reading them. */
	hashes(): Promise<Hash[]>;
	/** Takes bytes off this device, in both copies, and remembers that it was on purpose. Their events stay. */
	clearBytes(hashes: Hash[]): Promise<Result<void, StoreProblem>>;
	/** Bytes that were taken off on purpose. */
	cleared(): Promise<ReadonlySet<Hash>>;
	/** Erasable text that is being typed; not events. By key, all that begin with `prefix`. */
	readNotes(prefix: string): Promise<Map<string, unknown>>;
	/** `undefined` removes the note. A failure is told to the store's `onProblem`. */
	writeNote(key: string, value: unknown): Promise<void>;
	/**
	 * Tells of every event written here or in another tab, and with none of them when summaries were rebuilt, so
	 * that what lists show may have changed. Returns how to stop.
	 */
	listen(onEvents: (events: SignedEvent[]) => void): () => void;
	health(): Health;
	/** Tells when `health` has changed. Returns how to stop. */
	onHealth(hear: (health: Health) => void): () => void;
	/**
	 * Compares both copies and makes them the union. `thorough`: reads everything and recomputes every hash, also where the
	 * counts agree.
	 */
	check(options?: { thorough?: boolean }): Promise<Result<Health, StoreProblem>>;
	/** A person has read what was lost; it is not said again. */
	acceptLoss(): Promise<void>;
	/** What lies outside this device from now on. */
	rememberBackup(backup: BackedUp): Promise<void>;
	close(): void;
}
