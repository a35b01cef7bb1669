import { test, type CDPSession, type Page } from 'playwright/test';

/** Enough for the made-up schools, two checklists and some photos, in bytes. */
const SIZE = 12_000_000;

/**
 * A phone with little room. It is made full by bytes that really lie in its storage: Chromium grants room in advance, so
 * that a limit lowered meanwhile would go unnoticed for half a minute.
 */
export class SmallDisk {
	readonly #page: Page;
	readonly #devtools: CDPSession;
	readonly #origin: string;

	private constructor(page: Page, devtools: CDPSession, origin: string) {
		this.#page = page;
		this.#devtools = devtools;
		this.#origin = origin;
	}

	/** Call it before the page opens its storage. */
	static async under(page: Page): Promise<SmallDisk> {
		const { origin } = new URL(test.info().project.use.baseURL ?? '');
		const devtools = await page.context().newCDPSession(page);
		await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: SIZE });
		return new SmallDisk(page, devtools, origin);
	}

	/** Takes all room but less than one answer needs. The page shows something of the app. */
	async fill(): Promise<void> {
		await this.#page.evaluate(async (size) => {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open('filler', 1);
				opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
			const put = (length: number) =>
				new Promise<boolean>((resolve) => {
					// Random, or they would be packed to nothing.
					const bytes = new Uint8Array(length);
					for (let at = 0; at < length; at += 65_536)
						crypto.getRandomValues(bytes.subarray(at, at + 65_536));
					const tx = db.transaction('bytes', 'readwrite');
					tx.objectStore('bytes').put(bytes, crypto.randomUUID());
					tx.oncomplete = () => resolve(true);
					tx.onabort = () => resolve(false);
				});
			for (let length = size / 4; length > 200; length /= 2) while (await put(length));
			db.close();
		}, SIZE);
	}

	/** Somebody has deleted something. */
	async makeRoom(): Promise<void> {
		await this.#devtools.send('Storage.overrideQuotaForOrigin', { origin: this.#origin });
	}
}
