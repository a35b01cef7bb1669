/** Less than one answer needs, in bytes. */
const crumb = 200;

let filler: Promise<IDBDatabase> | undefined;

function openFiller(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('filler', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(opening.error);
	});
}

function put(db: IDBDatabase, length: number): Promise<boolean> {
	// Random, or they would be packed to nothing.
	const bytes = new Uint8Array(length);
	for (let at = 0; at < length; at += 65_536)
		crypto.getRandomValues(bytes.subarray(at, at + 65_536));
	return new Promise((resolve) => {
		const tx = db.transaction('bytes', 'readwrite');
		tx.objectStore('bytes').put(bytes, crypto.randomUUID());
		tx.oncomplete = () => resolve(true);
		tx.onabort = () => resolve(false);
	});
}

/**
 * Takes all room of the origin, with bytes that really lie there: Chromium grants room in advance, so that a limit lowered
 * meanwhile would go unnoticed for half a minute. `room`: about what there is.
 */
export async function fill({ room }: { room: number }): Promise<void> {
	filler ??= openFiller();
	const db = await filler;
	for (let length = room / 2; length > crumb; length /= 2)
		while (await put(db, Math.floor(length)));
}

/** Makes the files of the browser's database many megabytes large, so that it packs older parts away as in real use. */
export async function pad(): Promise<void> {
	filler ??= openFiller();
	const db = await filler;
	for (let left = 120; left > 0; left--) await put(db, 50_000);
}
