import { storeName } from './names';

/** So long a transaction that nothing stands in the way of does not take, in milliseconds. */
const patience = 1000;

/**
 * Whether some other page's transaction keeps everybody else from writing to the database, be it a reading one. One that DevTools freezes in the middle of
 * a transaction does, and no page can take it away; Chromium itself does not freeze a page whose transaction others wait
 * for, nor one that holds a Web Lock (blink-dev, intent to ship "Freezing on Energy Saver").
 */
export async function isHeld(): Promise<boolean> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const opening = indexedDB.open(storeName);
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error);
	});
	const tx = db.transaction([...db.objectStoreNames], 'readwrite');
	const asked = new Promise<boolean>((resolve) => {
		tx.oncomplete = () => resolve(false);
		tx.onabort = () => resolve(false);
	});
	for (const name of db.objectStoreNames) tx.objectStore(name).count();
	const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), patience));
	const held = await Promise.race([asked, late]);
	db.close();
	return held;
}
