import type { Page } from 'playwright/test';

/** The key of every event and every photo that really lies in the practice database. */
export function storedKeys(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					const tx = db.transaction(['events', 'bytes']);
					const events = tx.objectStore('events').getAllKeys();
					const photos = tx.objectStore('bytes').getAllKeys();
					tx.onerror = () => reject(tx.error);
					tx.oncomplete = () => {
						db.close();
						resolve([...events.result, ...photos.result].map((key) => JSON.stringify(key)));
					};
				};
			})
	);
}
