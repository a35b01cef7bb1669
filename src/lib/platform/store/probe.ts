/** Can this browser keep work at all? Asked before any work is done, by doing it. */
import { deleteDB, openDB } from 'idb';
import type { StoreProblem } from '../../core/events/store';
import { fail, ok, type Result } from '../../core/result';
import { createDeviceKey } from '../device/key';
import { storeProblem } from './problem';

export interface StorageState {
	/** The browser has promised not to clear it by itself. */
	persisted: boolean;
	/** Bytes in use by this origin; `quota` is what the browser reports, which is no reading of free space. */
	usage: number;
	quota: number;
}

/** As large as a photo: small values are taken even where nothing else is. */
const size = 256 * 1024;

/**
 * Writes, reads and deletes a key and 256 KB in a database of its own. Only a real write tells: private and lockdown
 * modes open a database and then refuse, and the estimate says plenty on a full disk.
 */
export async function probeStorage(): Promise<Result<StorageState, StoreProblem>> {
	const name = 'anxiao-probe';
	try {
		const key = await createDeviceKey();
		const db = await openDB(name, 1, { upgrade: (fresh) => void fresh.createObjectStore('probe') });
		try {
			const tx = db.transaction('probe', 'readwrite', { durability: 'strict' });
			await Promise.all([
				tx.store.put(new Uint8Array(size).fill(7).buffer, 'bytes'),
				tx.store.put(key, 'key'),
				tx.done
			]);
			const read: unknown = await db.transaction('probe').store.get('bytes');
			if (!(read instanceof ArrayBuffer) || read.byteLength !== size)
				return fail({ code: 'storage-unavailable', place: 'probe' });
		} finally {
			db.close();
			await deleteDB(name).catch(() => undefined);
		}
		return ok(await storageState());
	} catch (cause) {
		return fail(storeProblem('probe', cause, 'storage-unavailable'));
	}
}

/** What the browser says of this origin's storage; zeros where it says nothing. */
export async function storageState(): Promise<StorageState> {
	const [persisted, estimate] = await Promise.all([
		navigator.storage.persisted(),
		navigator.storage.estimate()
	]);
	return { persisted, usage: estimate.usage ?? 0, quota: estimate.quota ?? 0 };
}
