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

/** Every signed event, as it lies there. */
export const storedEvents = async (page: Page): Promise<SignedEvent[]> =>
	decodeEvents((await rows(page, 'events')) as Row[]);
