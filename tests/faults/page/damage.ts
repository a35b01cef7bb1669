/**
 * Damage from inside the origin, past the store, which is not open then. Each answers whether there was anything to damage.
 */
import { eventRows, journalFolder, markerKey, photoRows, secondDatabase, storeName } from './names';

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

/** Runs `work` on an object store of the database, if there is one. */
async function change(
	name: string,
	work: (store: IDBObjectStore, keys: IDBValidKey[]) => void | Promise<void>
): Promise<boolean> {
	const known = await indexedDB.databases();
	if (!known.some((database) => database.name === storeName)) return false;
	const db = await asked(indexedDB.open(storeName));
	const tx = db.transaction(name, 'readwrite');
	const over = new Promise((resolve) => (tx.oncomplete = resolve));
	const store = tx.objectStore(name);
	const keys = await asked(store.getAllKeys());
	await work(store, keys);
	await over;
	db.close();
	return keys.length > 0;
}

/** The database alone, or also the second where one serves as journal. */
export async function deleteDatabase({ second = false } = {}): Promise<boolean> {
	const known = await indexedDB.databases();
	for (const { name } of known)
		if (name === storeName || (second && name === secondDatabase))
			await asked(indexedDB.deleteDatabase(name));
	return known.length > 0;
}

/** All rows of some kind: `events`, `bytes`, `summaries`, `notes`, `chain`. */
export const clearRows = ({ rows }: { rows: string }): Promise<boolean> =>
	change(rows, (store) => void store.clear());

/** Those at the end of the chain, as a write that was taken back. */
export const deleteLastEvents = ({ count }: { count: number }): Promise<boolean> =>
	change(eventRows, (store, keys) => {
		for (const key of keys.slice(-count)) store.delete(key);
	});

export const deleteEventInTheMiddle = (): Promise<boolean> =>
	change(eventRows, (store, keys) => {
		const key = keys[Math.floor(keys.length / 2)];
		if (key !== undefined) store.delete(key);
	});

/** One byte of one event is another. */
export const changeEvent = (): Promise<boolean> =>
	change(eventRows, async (store, keys) => {
		const key = keys[Math.floor(keys.length / 3)];
		if (key === undefined) return;
		const row = (await asked(store.get(key))) as { b: Uint8Array };
		const at = Math.floor(row.b.length / 2);
		row.b[at] = (row.b[at] ?? 0) ^ 1;
		store.put(row, key);
	});

export const deletePhoto = (): Promise<boolean> =>
	change(photoRows, (store, keys) => {
		if (keys[0] !== undefined) store.delete(keys[0]);
	});

/** One byte of one photo is another. */
export const changePhoto = (): Promise<boolean> =>
	change(photoRows, async (store, keys) => {
		const key = keys[0];
		if (key === undefined) return;
		const bytes = (await asked(store.get(key))) as ArrayBuffer;
		const view = new Uint8Array(bytes);
		view[100] = (view[100] ?? 0) ^ 1;
		store.put(bytes, key);
	});

/** The folder above the journal's own, and the name of that; undefined where there is no journal. */
async function journal(): Promise<
	{ above: FileSystemDirectoryHandle; own: FileSystemDirectoryHandle; name: string } | undefined
> {
	try {
		let above = await navigator.storage.getDirectory();
		let own = above;
		for (const name of journalFolder) {
			above = own;
			own = await above.getDirectoryHandle(name);
		}
		return { above, own, name: own.name };
	} catch {
		return undefined;
	}
}

export async function deleteJournal(): Promise<boolean> {
	const found = await journal();
	await found?.above.removeEntry(found.name, { recursive: true });
	return found !== undefined;
}

/** The largest file of the journal, which is where the events are. */
async function largestFile(): Promise<FileSystemFileHandle | undefined> {
	const found = await journal();
	let largest: { handle: FileSystemFileHandle; size: number } | undefined;
	if (found)
		for await (const handle of found.own.values()) {
			if (!(handle instanceof FileSystemFileHandle)) continue;
			const { size } = await handle.getFile();
			if (!largest || size > largest.size) largest = { handle, size };
		}
	return largest?.handle;
}

export async function deleteJournalFile(): Promise<boolean> {
	const file = await largestFile();
	if (file) await (await journal())?.own.removeEntry(file.name);
	return file !== undefined;
}

/** To half of its length. */
export async function truncateJournalFile(): Promise<boolean> {
	const file = await largestFile();
	const writing = await file?.createWritable({ keepExistingData: true });
	if (file) await writing?.truncate(Math.floor((await file.getFile()).size / 2));
	await writing?.close();
	return file !== undefined;
}

export function clearLocalStorage(): boolean {
	const present = localStorage.length > 0;
	localStorage.clear();
	return present;
}

export async function deleteCaches(): Promise<boolean> {
	const names = await caches.keys();
	for (const name of names) await caches.delete(name);
	return names.length > 0;
}

/** What was to announce a loss, wherever it is kept. */
export async function deleteMarker(): Promise<boolean> {
	const present = localStorage.getItem(markerKey) !== null;
	localStorage.removeItem(markerKey);
	return (await deleteCaches()) || present;
}
