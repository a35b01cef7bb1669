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
import type { Digest, ListEntry } from '../../../core/events/entries';
import type { Summary } from '../../../core/events/store';
import { emptyTally, withIds } from '../../../core/events/tally';
import type { Hash } from '../../../core/events/ids';
import { isNamed } from '../problem';
import type { Row, RowKey } from './codec';
import type { Agreed, Head } from './rows';

/** Version of the schema; older ones are upgraded, newer ones are only read. */
const schemaVersion = 2;

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
	/** `head`: `Head`. `holds`: `Digest`. `agreed`: `Agreed`. */
	chain: { key: 'head' | 'holds' | 'agreed'; value: Head | Digest | Agreed };
	/** Since version 2. */
	lists: { key: [list: ListEntry['list'], hash: string]; value: ListEntry };
}
type Mode = 'readonly' | 'readwrite';
export type Transaction<M extends Mode> = IDBPTransaction<Schema, StoreNames<Schema>[], M>;

export interface Connection {
	readonly readOnly: boolean;
	/**
	 * Runs `work` in one transaction and resolves when that is durable. On a connection that the browser has dropped
	 * (iOS in the background, site data cleared) it opens anew and tries once more; all writes here may be repeated.
	 * Rejects with `TimeoutError` where the browser does not answer; what was asked may then still come to pass.
	 */
	run<M extends Mode, T>(
		mode: M,
		stores: StoreNames<Schema>[],
		work: (tx: Transaction<M>) => Promise<T>
	): Promise<T>;
	close(): void;
}

/** How long the browser may take to answer, in milliseconds. A strict write of a photo takes a tenth of it on a slow phone. */
const patience = 3500;

/** Opens database `name`. Rejects as `indexedDB.open` does. `onNewer` is told once when a newer version has taken over. */
export async function connect(name: string, onNewer: () => void): Promise<Connection> {
	let readOnly = false;
	let closed = false;
	let db = await opened(open);

	async function open(): Promise<IDBPDatabase<Schema>> {
		const callbacks = {
			// A newer version in another tab wants to upgrade: step aside, or it waits for ever.
			blocking: (_from: number, _to: number | null, event: IDBVersionChangeEvent) =>
				(event.target as IDBDatabase).close()
		};
		try {
			return await openDB<Schema>(name, schemaVersion, { ...callbacks, upgrade });
		} catch (cause) {
			if (!isNamed(cause, 'VersionError')) throw cause;
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
				return await inTime(once(mode, stores, work));
			} catch (cause) {
				if (closed || !isDropped(cause)) throw cause;
				db.close();
				db = await inTime(open());
				if (readOnly && mode === 'readwrite') throw new DOMException(name, 'VersionError');
				// What did not answer may still be under way; whoever asked decides whether to ask again.
				if (isNamed(cause, 'TimeoutError')) throw cause;
				return inTime(once(mode, stores, work));
			}
		},
		close() {
			closed = true;
			db.close();
		}
	};
}

type Upgrading = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

async function upgrade(
	db: IDBPDatabase<Schema>,
	from: number,
	_to: number | null,
	tx: Upgrading
): Promise<void> {
	if (from < 1) {
		db.createObjectStore('events').createIndex('group', 'g');
		const summaries = db.createObjectStore('summaries', { keyPath: 'group' });
		summaries.createIndex('kind', 'kind');
		summaries.createIndex('lists', 'lists', { multiEntry: true });
		db.createObjectStore('bytes');
		db.createObjectStore('notes');
		db.createObjectStore('chain');
	}
	if (from < 2) {
		db.createObjectStore('lists');
		// A new database must be made also where there is no room left for any content.
		if (from === 0) return;
		const keys = await tx.objectStore('events').getAllKeys();
		const hashes = await tx.objectStore('bytes').getAllKeys();
		const holds: Digest = {
			events: withIds(
				emptyTally,
				keys.map(([, , id]) => id)
			),
			bytes: withIds(emptyTally, hashes as Hash[])
		};
		await tx.objectStore('chain').put(holds, 'holds');
	}
}

function abort(tx: { abort(): void }): void {
	try {
		tx.abort();
	} catch {
		// Over already.
	}
}

/** How often a database that does not open is asked again, and after how long, in milliseconds. */
const attempts = 4;
const pause = 150;

/**
 * What Chromium finds damaged it reports once or twice ("Internal error opening backing store"), and then opens anew, empty:
 * the journal gives back what was in it.
 */
async function opened<T>(open: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await inTime(open());
		} catch (cause) {
			if (attempt === attempts || !isDropped(cause) || isNamed(cause, 'TimeoutError')) throw cause;
			await new Promise((resolve) => setTimeout(resolve, pause * attempt));
		}
	}
}

/** Rejects when `work` has not ended in time; it goes on all the same. */
function inTime<T>(work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new DOMException('IndexedDB', 'TimeoutError')), patience);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

const droppedNames = [
	'InvalidStateError',
	'AbortError',
	'UnknownError',
	'TransactionInactiveError',
	'TimeoutError'
];
const isDropped = (cause: unknown): boolean => isNamed(cause, ...droppedNames);
