/**
 * What the rest of the product asks of the place where events are kept. IndexedDB, the in-memory twin and, later, the
 * journal and bundles all stand behind it and pass the same contract suite.
 */
import type { Problem, Result } from '../result';
import type { EventDraft, SignedEvent } from './event';
import type { DeviceId, Hash } from './ids';

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

export type StoreCode =
	/** No IndexedDB, or it cannot be opened or written here. */
	| 'storage-unavailable'
	/** The disk or the quota is full. */
	| 'storage-full'
	/** The database was made by a newer version of the app: read only. */
	| 'storage-newer'
	/** Written, but not confirmed. */
	| 'write-failed';
export type StoreProblem = Problem<StoreCode>;

export interface Appended {
	events: SignedEvent[];
	/** How many copies acknowledged. */
	copies: 1 | 2;
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
	 * Links, signs and writes. Resolves when every copy that this build has acknowledged. All drafts and bytes of one call are
	 * written together or not at all. Before `summarise` runs, listeners have been told of every event of this device that
	 * another tab wrote.
	 */
	append(
		drafts: EventDraft[],
		options?: { bytes?: StoredBytes[]; summarise?: Summarise }
	): Promise<Result<Appended, StoreProblem>>;
	/** This device's id; undefined until the first append has introduced it. */
	device(): Promise<DeviceId | undefined>;
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
	/** Those in a list, the last in order first; no more than `limit`. */
	listed(list: string, limit?: number): Promise<Summary[]>;
	countListed(list: string): Promise<number>;
	/** Replaces summaries without an event: rebuilding views. */
	writeSummaries(summaries: Summary[], removeKinds?: string[]): Promise<Result<void, StoreProblem>>;
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
	/** Erasable text that is being typed; not events. By key, all that begin with `prefix`. */
	readNotes(prefix: string): Promise<Map<string, unknown>>;
	/** `undefined` removes the note. A failure is told to the store's `onProblem`. */
	writeNote(key: string, value: unknown): Promise<void>;
	/** Tells of every event written here or in another tab. Returns how to stop. */
	listen(onEvents: (events: SignedEvent[]) => void): () => void;
	close(): void;
}
