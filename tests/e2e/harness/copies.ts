/** What lies in the practice store's two copies, and how something takes it away. */
import type { Page } from 'playwright/test';

const name = 'anxiao-practice';

/** A page of the app's origin on which nothing of the app runs. */
async function besideTheApp<T>(page: Page, work: (stored: string) => Promise<T>): Promise<T> {
	const beside = await page.context().newPage();
	await beside.goto(new URL('/schema/results.schema.json', page.url()).href);
	try {
		return await beside.evaluate(work, name);
	} finally {
		await beside.close();
	}
}

/** The database is gone, as after a corruption that Chromium cures by deleting it. No tab may have it open. */
export const deleteDatabase = (page: Page): Promise<void> =>
	besideTheApp(
		page,
		(stored) =>
			new Promise<void>((resolve, reject) => {
				const deleting = indexedDB.deleteDatabase(stored);
				deleting.onsuccess = () => resolve();
				deleting.onblocked = () => reject(new Error('a tab has it open'));
			})
	);

/** Puts a value into the database, past the app; without one, takes it out. */
export const changeRow = (
	page: Page,
	row: { store: string; key: string; value?: unknown }
): Promise<void> =>
	page.evaluate(
		async ({ stored, row: { store, key, value } }) => {
			const database = await new Promise<IDBDatabase>((resolve) => {
				const opening = indexedDB.open(stored);
				opening.onsuccess = () => resolve(opening.result);
			});
			const tx = database.transaction(store, 'readwrite');
			if (value === undefined) tx.objectStore(store).delete(key);
			else tx.objectStore(store).put(value, key);
			await new Promise((resolve) => tx.addEventListener('complete', resolve));
			database.close();
		},
		{ stored: name, row }
	);

/** The journal is gone. No tab may have its files open. */
export const deleteJournal = (page: Page): Promise<void> =>
	besideTheApp(page, async (stored) => {
		const root = await navigator.storage.getDirectory();
		const all = await root.getDirectoryHandle('anxiao-journal');
		await all.removeEntry(stored, { recursive: true });
	});

/** Every file of the journal as if it had been made a day ago. No tab may have its files open. */
export const ageJournal = (page: Page): Promise<void> =>
	besideTheApp(page, async (stored) => {
		const root = await navigator.storage.getDirectory();
		const folder = await (
			await root.getDirectoryHandle('anxiao-journal')
		).getDirectoryHandle(stored);
		const yesterday = Math.floor(Date.now() / 1000 - 86_400).toString(36);
		for (const name of await Array.fromAsync(folder.keys())) {
			const [number, made] = name.split('-');
			if (!made) continue;
			const file = await folder.getFileHandle(name);
			const bytes = await (await file.getFile()).arrayBuffer();
			const older = await folder.getFileHandle(`${number}-${yesterday}`, { create: true });
			const writable = await older.createWritable();
			await writable.write(bytes);
			await writable.close();
			await folder.removeEntry(name);
		}
	});

/** The marker in localStorage is gone; the one beside it stays. */
export const forgetMarker = (page: Page): Promise<void> =>
	besideTheApp(page, async (stored) => localStorage.removeItem(`anxiao:marker:${stored}`));

/** Waits until both copies have been compared since this start. */
export async function copiesCompared(page: Page): Promise<void> {
	await page.waitForFunction((stored) => {
		const light = document.querySelector<HTMLElement>('[data-storage]')?.dataset.storage;
		return (
			light !== undefined &&
			light !== 'here' &&
			localStorage.getItem(`anxiao:marker:${stored}`) !== null
		);
	}, name);
}

/** From the next load on the database opens no more, as with some damage that Chromium does not mend; `false`: it does again. */
export async function refuseDatabase(page: Page, refused = true): Promise<void> {
	await page.evaluate((yes) => sessionStorage.setItem('refused', yes ? 'yes' : ''), refused);
	await page.addInitScript(() => {
		if (!sessionStorage.getItem('refused')) return;
		IDBFactory.prototype.open = () => {
			throw new DOMException('Internal error opening backing store', 'UnknownError');
		};
	});
}

/** Another page has the lock of the device and says nothing, as one that is frozen. */
export async function holdLock(page: Page): Promise<void> {
	const beside = await page.context().newPage();
	await beside.goto(new URL('/schema/results.schema.json', page.url()).href);
	await beside.evaluate(
		(stored) =>
			new Promise<void>((resolve) => {
				const held = navigator.locks.request(`anxiao-append:${stored}`, () => {
					resolve();
					return new Promise(() => undefined);
				});
				// It is taken from it.
				held.catch(() => undefined);
			}),
		name
	);
}

/** Another page keeps the database to itself for so long, in milliseconds, as a slow phone's would: resolves when it has it. */
export async function keepDatabase(page: Page, duration: number): Promise<void> {
	const beside = await page.context().newPage();
	await beside.goto(new URL('/schema/results.schema.json', page.url()).href);
	await beside.evaluate(
		async ({ stored, until }) => {
			const database = await new Promise<IDBDatabase>((resolve) => {
				const opening = indexedDB.open(stored);
				opening.onsuccess = () => resolve(opening.result);
			});
			const tx = database.transaction([...database.objectStoreNames], 'readwrite');
			const end = performance.now() + until;
			await new Promise<void>((resolve) => {
				const ask = () => {
					resolve();
					if (performance.now() < end) tx.objectStore('chain').get('head').onsuccess = ask;
				};
				tx.objectStore('chain').get('head').onsuccess = ask;
			});
		},
		{ stored: name, until: duration }
	);
}
