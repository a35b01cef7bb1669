/**
 * Files as chunks in a second IndexedDB database, for browsers without synchronous file handles (older web views): not as
 * strong as files, since one fault may take both databases, but better than one copy.
 */
import { openDB, type DBSchema } from 'idb';
import type { Folder } from './folder';

interface Schema extends DBSchema {
	files: { key: string; value: true };
	/** By file and place in it. */
	chunks: { key: [file: string, at: number]; value: ArrayBuffer };
}

/** The folder of the store `name`. Rejects as `indexedDB.open` does. */
export async function idbFolder(name: string): Promise<Folder> {
	const db = await openDB<Schema>(`${name}-second`, 1, {
		upgrade(made) {
			made.createObjectStore('files');
			made.createObjectStore('chunks');
		},
		blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
	});
	const chunksOf = (file: string) => IDBKeyRange.bound([file], [file, []]);
	const strict = { durability: 'strict' } as const;

	async function chunks(file: string): Promise<ArrayBuffer[]> {
		return db.transaction('chunks').store.getAll(chunksOf(file));
	}
	/** Held until the answer is called; a Web Lock stands for the handle that a file would have. */
	function hold(file: string): Promise<(() => void) | undefined> {
		return new Promise((answer) => {
			void navigator.locks.request(
				`anxiao-second:${name}:${file}`,
				{ ifAvailable: true },
				(lock) => {
					if (!lock) return answer(undefined);
					return new Promise<void>((release) => answer(release));
				}
			);
		});
	}

	return {
		async list() {
			const sizes = new Map<string, number>();
			const tx = db.transaction(['files', 'chunks']);
			for (const file of await tx.objectStore('files').getAllKeys()) sizes.set(file, 0);
			for (let cursor = await tx.objectStore('chunks').openCursor(); cursor;) {
				const [file, at] = cursor.key;
				sizes.set(file, at + cursor.value.byteLength);
				cursor = await cursor.continue();
			}
			return sizes;
		},
		async create(file) {
			const tx = db.transaction('files', 'readwrite', strict);
			void tx.store.put(true, file);
			await tx.done;
		},
		async read(file, from = 0) {
			const parts = await chunks(file);
			return new Uint8Array(await new Blob(parts).slice(from).arrayBuffer());
		},
		async open(file) {
			const release = await hold(file);
			if (!release) return undefined;
			let size = (await chunks(file)).reduce((sum, part) => sum + part.byteLength, 0);
			return {
				get size() {
					return size;
				},
				async append(bytes) {
					const tx = db.transaction('chunks', 'readwrite', strict);
					// Heard here as well: the reason of the abort is thrown below.
					tx.store.put(bytes.slice().buffer, [file, size]).catch(() => undefined);
					await tx.done;
					size += bytes.length;
				},
				close: release
			};
		},
		async empty(file) {
			const release = await hold(file);
			if (!release) return false;
			try {
				const tx = db.transaction('chunks', 'readwrite', strict);
				void tx.store.delete(chunksOf(file));
				await tx.done;
				return true;
			} finally {
				release();
			}
		},
		close: () => db.close()
	};
}
