/** Tries of IndexedDB: where the answers, the photos and the device's key lie. */
import { createDeviceKey, sign, verifySig, type DeviceKey } from '../device/key';
import { absent, ownName, passedIf, type Ending } from './contract';

/** As much as a photo, in bytes. */
const size = 1_048_576;
const store = 'rows';

/** Writes 1 MB that must reach the disk, reads it back in another transaction and deletes it. */
export async function tryDatabase(): Promise<Ending> {
	if (!('indexedDB' in globalThis)) return absent;
	return withDatabase('rows', async (database) => {
		const written = new Uint8Array(size).map((_, at) => at % 251);
		await write(database, (rows) => rows.put(written, 'row'));
		const read = await get<Uint8Array>(database, 'row');
		await write(database, (rows) => rows.delete('row'));
		const gone = await get<Uint8Array>(database, 'row');
		return passedIf(read?.length === size && read.at(-1) === written.at(-1) && gone === undefined);
	});
}

/** A key whose private half cannot be read must come back from the database and still sign. */
export async function tryKey(): Promise<Ending> {
	if (!('indexedDB' in globalThis) || !globalThis.crypto?.subtle) return absent;
	return withDatabase('key', async (database) => {
		const made = await createDeviceKey();
		await write(database, (rows) => rows.put(made, 'key'));
		const read = await get<DeviceKey>(database, 'key');
		if (!read) return passedIf(false);
		const words = new TextEncoder().encode(ownName);
		return passedIf(await verifySig(made.publicKey, await sign(read, words), words));
	});
}

/** Each trial has a database of its own: one that hangs is not waited for by the next. */
async function withDatabase(
	name: string,
	work: (database: IDBDatabase) => Promise<Ending>
): Promise<Ending> {
	const whole = `${ownName}-${name}`;
	// What a tab that was killed has left.
	await done(indexedDB.deleteDatabase(whole));
	const opening = indexedDB.open(whole);
	opening.onupgradeneeded = () => opening.result.createObjectStore(store);
	const database = await done(opening);
	try {
		return await work(database);
	} finally {
		database.close();
		await done(indexedDB.deleteDatabase(whole));
	}
}

function write(database: IDBDatabase, change: (rows: IDBObjectStore) => IDBRequest): Promise<void> {
	return new Promise((resolve, reject) => {
		const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error);
		change(transaction.objectStore(store));
	});
}

const get = <T>(database: IDBDatabase, key: string): Promise<T | undefined> =>
	done(database.transaction(store).objectStore(store).get(key));

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
