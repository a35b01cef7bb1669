/** What really lies in the practice database, past everything that the screen says. */
import type { Page } from 'playwright/test';

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
