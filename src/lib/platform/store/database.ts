/**
 * The IndexedDB schema and a connection that heals. Upgrades only ever add; nothing here deletes a database that holds
 * work.
 */
import {
	openDB,
	type DBSchema,
	type IDBPDatabase,
	type IDBPTransaction,
	type StoreNames
} from 'idb';
import type { Summary } from '../../core/events/store';
import type { Row, RowKey } from './codec';
import type { Head } from './rows';

/** Version of the schema; older ones are upgraded, newer ones are only read. */
const schemaVersion = 1;

export interface Schema extends DBSchema {
	events: { key: RowKey; value: Row; indexes: { group: string } };
	/** A summary's value is cloned as it is; nothing looks inside. */
	summaries: {
		key: string;
		value: Summary;
		indexes: { kind: string; lists: [list: string, order: string] };
	};
	/** ArrayBuffers and never Blobs, which Safari has corrupted. */
	bytes: { key: string; value: ArrayBuffer };
	notes: { key: string; value: unknown };
	chain: { key: 'head'; value: Head };
}
type Mode = 'readonly' | 'readwrite';
export type Transaction<M extends Mode> = IDBPTransaction<Schema, StoreNames<Schema>[], M>;

export interface Connection {
	readonly readOnly: boolean;
	/**
	 * Runs `work` in one transaction and resolves when that is durable. On a connection that the browser has dropped
	 * (iOS in the background, site data cleared) it opens anew and tries once more; all writes here may be repeated.
	 */
	run<M extends Mode, T>(
		mode: M,
		stores: StoreNames<Schema>[],
		work: (tx: Transaction<M>) => Promise<T>
	): Promise<T>;
	close(): void;
}

/** Opens database `name`. Rejects as `indexedDB.open` does. `onNewer` is told once when a newer version has taken over. */
export async function connect(name: string, onNewer: () => void): Promise<Connection> {
	let readOnly = false;
	let closed = false;
	let db = await open();

	async function open(): Promise<IDBPDatabase<Schema>> {
		const callbacks = {
			// A newer version in another tab wants to upgrade: step aside, or it waits for ever.
			blocking: (_from: number, _to: number | null, event: IDBVersionChangeEvent) =>
				(event.target as IDBDatabase).close()
		};
		try {
			return await openDB<Schema>(name, schemaVersion, { ...callbacks, upgrade });
		} catch (cause) {
			if (!(cause instanceof DOMException) || cause.name !== 'VersionError') throw cause;
			readOnly = true;
			onNewer();
			return openDB<Schema>(name, undefined, callbacks);
		}
	}

	async function once<M extends Mode, T>(
		mode: M,
		stores: StoreNames<Schema>[],
		work: (tx: Transaction<M>) => Promise<T>
	): Promise<T> {
		// Throws at once on a dead connection, which no event may have announced.
		const tx = db.transaction(stores, mode, { durability: 'strict' });
		// Heard here as well, so that it is never an unhandled rejection when `work` fails first.
		const done = tx.done;
		done.catch(() => undefined);
		try {
			const value = await work(tx);
			await done;
			return value;
		} catch (cause) {
			abort(tx);
			// The reason of the abort says more than the request that was cut off by it.
			throw tx.error ?? cause;
		}
	}

	return {
		get readOnly() {
			return readOnly;
		},
		async run(mode, stores, work) {
			try {
				return await once(mode, stores, work);
			} catch (cause) {
				if (closed || !isDropped(cause)) throw cause;
				db.close();
				db = await open();
				if (readOnly && mode === 'readwrite') throw new DOMException(name, 'VersionError');
				return once(mode, stores, work);
			}
		},
		close() {
			closed = true;
			db.close();
		}
	};
}

function upgrade(db: IDBPDatabase<Schema>): void {
	db.createObjectStore('events').createIndex('group', 'g');
	const summaries = db.createObjectStore('summaries', { keyPath: 'group' });
	summaries.createIndex('kind', 'kind');
	summaries.createIndex('lists', 'lists', { multiEntry: true });
	db.createObjectStore('bytes');
	db.createObjectStore('notes');
	db.createObjectStore('chain');
}

function abort(tx: { abort(): void }): void {
	try {
		tx.abort();
	} catch {
		// Over already.
	}
}

const droppedNames = [
	'InvalidStateError',
	'AbortError',
	'UnknownError',
	'TransactionInactiveError'
];
const isDropped = (cause: unknown): boolean =>
	cause instanceof DOMException && droppedNames.includes(cause.name);
