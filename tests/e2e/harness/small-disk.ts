import { expect, test, type CDPSession, type Page } from 'playwright/test';

/** Enough for the made-up schools, two checklists and some photos, in bytes. */
const SIZE = 20_000_000;
/** What the app keeps for the day when the disk is full, in bytes. */
const RESERVE = 5_000_000;

/**
 * A phone with little room. It is made full by bytes that really lie in its storage: Chromium grants room in advance, so
 * that a limit lowered meanwhile would go unnoticed for half a minute.
 */
export class SmallDisk {
	readonly #page: Page;
	readonly #devtools: CDPSession;
	readonly #origin: string;
	#filled = false;

	private constructor(page: Page, devtools: CDPSession, origin: string) {
		this.#page = page;
		this.#devtools = devtools;
		this.#origin = origin;
	}

	/** Call it before the page opens its storage. */
	static async under(page: Page): Promise<SmallDisk> {
		await page.addInitScript(journalMayBeFull);
		const { origin } = new URL(test.info().project.use.baseURL ?? '');
		const devtools = await page.context().newCDPSession(page);
		const disk = new SmallDisk(page, devtools, origin);
		await disk.#limit(SIZE);
		return disk;
	}

	/**
	 * Takes all room but less than one answer needs. The page shows something of the app. `left`: what the app may still
	 * have.
	 */
	async fill({ left = 'nothing' }: { left?: 'reserve' | 'nothing' } = {}): Promise<void> {
		// The reserve is made last of what the app prepares when it rests; once only, where it has no room any more.
		if (!this.#filled)
			await expect
				.poll(async () => (await this.#page.evaluate(countedUsage)).files)
				.toBeGreaterThan(RESERVE);
		this.#filled = true;
		if (left === 'nothing') await this.#page.evaluate(useUpReserve);
		await this.#refuseFrames(left === 'nothing');
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
		// More may be there than was allowed, and then giving some of it back would make no room.
		const { all } = await this.#page.evaluate(countedUsage);
		await this.#limit(all);
	}

	/** Somebody has deleted something. */
	async makeRoom(): Promise<void> {
		await this.#refuseFrames(false);
		await this.#limit();
	}

	async #limit(quotaSize?: number): Promise<void> {
		await this.#devtools.send('Storage.overrideQuotaForOrigin', {
			origin: this.#origin,
			...(quotaSize !== undefined && { quotaSize })
		});
	}

	#refuseFrames(refused: boolean): Promise<void> {
		return this.#page.evaluate((yes) => {
			if (yes) Object.assign(window, { fullJournal: true });
			else Reflect.deleteProperty(window, 'fullJournal');
		}, refused);
	}
}

/**
 * Chromium grants an open file a megabyte in advance, which no test can use up from outside: while asked to, the journal's
 * worker is answered for as if it had none left.
 */
function journalMayBeFull(): void {
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (this: Worker, message: { call?: string; id?: number }) {
		if (message.call !== 'append' || !('fullJournal' in window)) return post.call(this, message);
		const data = { id: message.id, ok: false, name: 'QuotaExceededError', message: '' };
		queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
	};
}

/** What Chromium counts, once it counts no longer: it learns late of what was written. In bytes. */
async function countedUsage(): Promise<{ all: number; files: number }> {
	for (let last = -1; ;) {
		const { usage = 0, usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
			usageDetails?: { fileSystem?: number };
		};
		if (usage === last) return { all: usage, files: usageDetails?.fileSystem ?? 0 };
		last = usage;
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

async function useUpReserve(): Promise<void> {
	const root = await navigator.storage.getDirectory();
	const all = await root.getDirectoryHandle('anxiao-journal', { create: true });
	const folder = await all.getDirectoryHandle('anxiao-practice', { create: true });
	await folder.removeEntry('reserve').catch(() => undefined);
}
