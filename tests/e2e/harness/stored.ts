/** What really lies in the practice database, past everything that the screen says. */
import type { Page } from 'playwright/test';
import type { SignedEvent } from '../../../src/lib/core/events/event';
import { decodeEvents, type Row } from '../../../src/lib/platform/store/rows/codec';

/** All rows of one object store. */
function rows(page: Page, store: 'events' | 'notes' | 'bytes'): Promise<unknown[]> {
	return page.evaluate(
		(name) =>
			new Promise<unknown[]>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction(name).objectStore(name).getAll();
					reading.onerror = () => reject(reading.error);
					reading.onsuccess = () => {
						db.close();
						resolve(reading.result);
					};
				};
			}),
		store
	);
}

/** Words that are kept while somebody types, before an answer carries them. */
export const keptWords = async (page: Page): Promise<string> =>
	JSON.stringify(await rows(page, 'notes'));

/** How many signed events there are. */
export const countEvents = async (page: Page): Promise<number> =>
	(await rows(page, 'events')).length;

/** The name of everything that is stored as bytes, with the hash that it really has, ascending. */
export const storedBytes = (page: Page): Promise<{ name: string; hash: string }[]> =>
	page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('anxiao-practice');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		const all = await new Promise<{ name: string; bytes: ArrayBuffer }[]>((resolve) => {
			const found: { name: string; bytes: ArrayBuffer }[] = [];
			db.transaction('bytes').objectStore('bytes').openCursor().onsuccess = ({ target }) => {
				const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
				if (!cursor) return resolve(found);
				found.push({ name: String(cursor.key), bytes: cursor.value as ArrayBuffer });
				cursor.continue();
			};
		});
		db.close();
		return Promise.all(
			all.map(async ({ name, bytes }) => {
				const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
				const hash = btoa(String.fromCharCode(...digest))
					.replace(/\+/g, '-')
					.replace(/\//g, '_');
				return { name, hash: hash.replace('=', '') };
			})
		);
	});

/** Puts random bytes of these lengths beside what is stored, under their right names. */
export const addBytes = (page: Page, lengths: number[]): Promise<void> =>
	page.evaluate(async (all) => {
		const made = await Promise.all(
			all.map(async (length) => {
				const bytes = new Uint8Array(length);
				for (let at = 0; at < length; at += 65_536)
					crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)));
				const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
				const hash = btoa(String.fromCharCode(...digest))
					.replace(/\+/g, '-')
					.replace(/\//g, '_');
				return { name: hash.replace('=', ''), bytes: bytes.buffer };
			})
		);
		await new Promise<void>((resolve, reject) => {
			const opening = indexedDB.open('anxiao-practice');
			opening.onsuccess = () => {
				const tx = opening.result.transaction('bytes', 'readwrite');
				for (const { name, bytes } of made) tx.objectStore('bytes').put(bytes, name);
				tx.oncomplete = () => {
					opening.result.close();
					resolve();
				};
				tx.onabort = () => reject(tx.error);
			};
		});
	}, lengths);

/** One bit of what is stored under a name is another now, as on a bad disk or by somebody's hand. */
export const changeByte = (page: Page, name: string): Promise<void> =>
	page.evaluate(
		(key) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction('bytes', 'readwrite');
					const store = tx.objectStore('bytes');
					const reading = store.get(key);
					reading.onsuccess = () => {
						if (!reading.result) return reject(new Error('nothing is stored under that name'));
						const bytes = new Uint8Array(reading.result as ArrayBuffer);
						const middle = bytes.length >> 1;
						bytes[middle] = (bytes[middle] ?? 0) ^ 1;
						store.put(bytes.buffer, key);
					};
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
					tx.onabort = () => reject(tx.error);
				};
			}),
		name
	);

/** Every signed event, as it lies there. */
export const storedEvents = async (page: Page): Promise<SignedEvent[]> =>
	decodeEvents((await rows(page, 'events')) as Row[]);

/** All that is stored as bytes (photos, thumbnails, hands), a letter for each byte. */
export const storedText = (page: Page): Promise<string[]> =>
	page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const reading = db.transaction('bytes').objectStore('bytes').getAll();
					reading.onerror = () => reject(reading.error);
					reading.onsuccess = () => {
						db.close();
						const all = reading.result as ArrayBuffer[];
						resolve(all.map((bytes) => new TextDecoder('latin1').decode(bytes)));
					};
				};
			})
	);

/** All that the events say, in one text. */
export const written = async (page: Page): Promise<string> =>
	JSON.stringify((await storedEvents(page)).map(({ body }) => body));
