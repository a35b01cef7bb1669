import { eventRows, photoRows, storeName } from './names';

/** How many events and photos the database itself holds, before the store has put anything right. */
export async function countRows(): Promise<number> {
	const known = await indexedDB.databases().catch(() => []);
	if (!known.some((database) => database.name === storeName)) return 0;
	const db = await new Promise<IDBDatabase | undefined>((resolve) => {
		const opening = indexedDB.open(storeName);
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => resolve(undefined);
	});
	// Damage that the browser reports before it begins anew.
	if (!db) return 0;
	const names = [eventRows, photoRows].filter((name) => db.objectStoreNames.contains(name));
	const counts = names.map(
		(name) =>
			new Promise<number>((resolve) => {
				const counting = db.transaction(name).objectStore(name).count();
				counting.onsuccess = () => resolve(counting.result);
				counting.onerror = () => resolve(0);
			})
	);
	const sum = (await Promise.all(counts)).reduce((total, count) => total + count, 0);
	db.close();
	return sum;
}
