/**
 * What a place that keeps rows must be able to do; everything else of a store (linking, signing, batching, telling) is
 * in `row-store.ts` and the same for IndexedDB and its in-memory twin.
 */
import type { Digest, ListEntry } from '../../../core/events/entries';
import type { SignedEvent } from '../../../core/events/event';
import type { DeviceId, EventId, Hash } from '../../../core/events/ids';
import type { Chain } from '../../../core/events/link';
import type { StoredBytes, Summary } from '../../../core/events/store';
import type { DeviceKey } from '../../device/key';
import type { RowKey } from './codec';

/** The device's own row: its key, and where its chain ends. */
export interface Head {
	key: DeviceKey;
	chain: Chain;
}

/** A head that a write leaves. */
export interface NextHead extends Head {
	/** The last event of the chain that the write goes on from; `null` where there is none yet. */
	after: EventId | null;
}

/** The last state in which both copies were found to be the same set, by what each counted then. */
export interface Agreed {
	rows: Digest;
	journal: Digest;
}

/** Written together or not at all. */
export interface Write {
	/** None of them is there yet. */
	events?: SignedEvent[];
	bytes?: StoredBytes[];
	/** Bytes that go; those that are not there are passed over. */
	dropBytes?: Hash[];
	lists?: ListEntry[];
	summaries?: Summary[];
	/** Kinds of which every stored summary goes before `summaries` are put. */
	removeKinds?: string[];
	head?: NextHead;
	/** Groups of which events are here that their summaries do not know of; remembered until they are `listed`. */
	unlisted?: string[];
	listed?: string[];
	note?: { key: string; value: unknown };
	/** Instead of what would follow from the write: what is really there was counted anew. */
	holds?: Digest;
	agreed?: Agreed;
}

/** What one tab tells the others: a stretch of this device's chain, rows of other devices, or that summaries were rebuilt. */
export type News =
	{ device: DeviceId; from: number; to: number } | { keys: RowKey[] } | { lists: 'rebuilt' };

export interface Rows {
	/** The database is a newer version's: reading only. */
	readonly readOnly: boolean;
	head(): Promise<Head | undefined>;
	/** Resolves when the whole write is durable; rejects (a DOMException by name, or `ChainMoved`) with nothing written. */
	write(write: Write): Promise<void>;
	/** What the writes so far should have left here, kept by difference. */
	holds(): Promise<Digest>;
	agreed(): Promise<Agreed | undefined>;
	/** How many there really are. */
	counts(): Promise<{ events: number; bytes: number }>;
	/** Keys of all events. */
	keys(): Promise<RowKey[]>;
	/** Names of all bytes. */
	hashes(): Promise<Hash[]>;
	lists(): Promise<ListEntry[]>;
	/** Which of these rows are there, in the same order. */
	has(keys: RowKey[]): Promise<boolean[]>;
	/** Events of one device, seq `from` to `to`, both included. */
	stretch(device: DeviceId, from: number, to: number): Promise<SignedEvent[]>;
	/** In the same order; undefined for one that is not there or cannot be read. */
	at(keys: RowKey[]): Promise<(SignedEvent | undefined)[]>;
	/** By device, seq, id. */
	group(group: string): Promise<SignedEvent[]>;
	groups(): Promise<string[]>;
	summaries(kind: string): Promise<Summary[]>;
	summary(group: string): Promise<Summary | undefined>;
	/** From that end of its order on. */
	listed(list: string, limit: number, from: 'last' | 'first'): Promise<Summary[]>;
	/** `below`: only those whose order is less. */
	countListed(list: string, below?: string): Promise<number>;
	/** Of groups that begin with `prefix`, by group, those after the group `after`. */
	page(prefix: string, after: string | undefined, limit: number): Promise<Summary[]>;
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
	notes(prefix: string): Promise<Map<string, unknown>>;
	/** Groups whose summaries lack events. */
	unlisted(): Promise<string[]>;
	/** Tells the other tabs. */
	tell(news: News): void;
	onNews(hear: (news: News) => void): void;
	close(): void;
}
