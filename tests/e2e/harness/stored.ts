/** What really lies in the practice database, past everything that the screen says. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright/test';
import type { SignedEvent } from '../../../src/lib/core/events/event';
import { decodeEvents, type Row } from '../../../src/lib/platform/store/rows/codec';

/** All rows of one object store. */
function rows(page: Page, store: 'events' | 'notes'): Promise<unknown[]> {
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

/** Everything that is stored as bytes (photos, thumbnails, hands, templates), by ascending name. */
async function bytes(page: Page): Promise<{ name: string; bytes: Buffer }[]> {
	const all = await page.evaluate(
		() =>
			new Promise<[string, string][]>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction('bytes');
					const names = tx.objectStore('bytes').getAllKeys();
					const values = tx.objectStore('bytes').getAll();
					tx.onabort = () => reject(tx.error);
					tx.oncomplete = () => {
						opening.result.close();
						const text = (value: ArrayBuffer): string =>
							Array.from(new Uint8Array(value), (byte) => String.fromCharCode(byte)).join('');
						resolve(
							names.result.map((name, i) => [
								String(name),
								btoa(text(values.result[i] as ArrayBuffer))
							])
						);
					};
				};
			})
	);
	return all.map(([name, base64]) => ({ name, bytes: Buffer.from(base64, 'base64') }));
}

/** Names, with the hash that the bytes really have. */
export const storedBytes = async (page: Page): Promise<{ name: string; hash: string }[]> =>
	(await bytes(page)).map(({ name, bytes: value }) => ({
		name,
		hash: createHash('sha256').update(value).digest('base64url')
	}));

/** A letter for each byte. */
export const storedText = async (page: Page): Promise<string[]> =>
	(await bytes(page)).map(({ bytes: value }) => value.toString('latin1'));

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

/** All that the events say, in one text. */
export const written = async (page: Page): Promise<string> =>
	JSON.stringify((await storedEvents(page)).map(({ body }) => body));
