/**
 * What a place that keeps rows must be able to do; everything else of a store (linking, signing, batching, telling) is
 * in `row-store.ts` and the same for IndexedDB and its in-memory twin.
 */
import type { SignedEvent } from '../../core/events/event';
import type { DeviceId, Hash } from '../../core/events/ids';
import type { Chain } from '../../core/events/link';
import type { StoredBytes, Summary } from '../../core/events/store';
import type { DeviceKey } from '../device/key';
import type { RowKey } from './codec';

/** The device's own row: its key, and where its chain ends. */
export interface Head {
	key: DeviceKey;
	chain: Chain;
}

/** Written together or not at all. */
export interface Write {
	events?: SignedEvent[];
	bytes?: StoredBytes[];
	summaries?: Summary[];
	/** Kinds of which every stored summary goes before `summaries` are put. */
	removeKinds?: string[];
	head?: Head;
	note?: { key: string; value: unknown };
}

/** What one tab tells the others: a stretch of this device's chain, or rows of other devices. */
export type News = { device: DeviceId; from: number; to: number } | { keys: RowKey[] };

export interface Rows {
	/** The database is a newer version's: reading only. */
	readonly readOnly: boolean;
	head(): Promise<Head | undefined>;
	/** Resolves when the whole write is durable; rejects (a DOMException by name) with nothing written. */
	write(write: Write): Promise<void>;
	/** Which of these rows are there, in the same order. */
	has(keys: RowKey[]): Promise<boolean[]>;
	/** Events of one device, seq `from` to `to`, both included. */
	stretch(device: DeviceId, from: number, to: number): Promise<SignedEvent[]>;
	/** Those that are there. */
	at(keys: RowKey[]): Promise<SignedEvent[]>;
	/** By device, seq, id. */
	group(group: string): Promise<SignedEvent[]>;
	groups(): Promise<string[]>;
	summaries(kind: string): Promise<Summary[]>;
	summary(group: string): Promise<Summary | undefined>;
	/** The last in order first. */
	listed(list: string, limit: number): Promise<Summary[]>;
	countListed(list: string): Promise<number>;
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
	notes(prefix: string): Promise<Map<string, unknown>>;
	/** Runs `task` while no other tab of this database runs one. */
	exclusive<T>(task: () => Promise<T>): Promise<T>;
	/** Tells the other tabs. */
	tell(news: News): void;
	onNews(hear: (news: News) => void): void;
	close(): void;
}
