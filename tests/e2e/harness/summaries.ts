/** Puts list entries into the practice database, past the app: seasons that nobody could tap in. No tab may be writing. */
import type { Page } from 'playwright/test';
import type { Summary } from '../../../src/lib/core/events/store';

export const putSummaries = (page: Page, summaries: readonly Summary[]): Promise<void> =>
	page.evaluate(
		(all) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('anxiao-practice');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction('summaries', 'readwrite');
					for (const one of all) tx.objectStore('summaries').put(one);
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
					tx.onabort = () => reject(tx.error);
				};
			}),
		summaries
	);
