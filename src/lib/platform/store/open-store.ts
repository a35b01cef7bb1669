import type { EventStore, StoreProblem } from '../../core/events/store';
import { fail, ok, type Result } from '../../core/result';
import { connect } from './database';
import { indexedDbRows } from './indexed-db-rows';
import { storeProblem } from './problem';
import { openRowStore } from './row-store';

export interface StoreOptions {
	/** Names the database, the lock and the channel: one for real work, one for practice. */
	name: string;
	/** Milliseconds since 1970; the device's wall clock by default. */
	now?: () => number;
	/** Told of failures that no caller waits for, and when a newer version of the app has taken the database over. */
	onProblem?: (problem: StoreProblem) => void;
}

/**
 * Opens the device's store. Fails with `storage-unavailable` where IndexedDB, Web Locks or WebCrypto are missing
 * (plain http, private windows); a database of a newer version opens for reading, and writes answer `storage-newer`.
 */
export async function openStore({
	name,
	now = Date.now,
	onProblem = () => undefined
}: StoreOptions): Promise<Result<EventStore, StoreProblem>> {
	const missing = missingPart();
	if (missing)
		return fail({ code: 'storage-unavailable', place: 'open', detail: { part: missing } });
	try {
		const connection = await connect(name, () =>
			onProblem({ code: 'storage-newer', place: 'open' })
		);
		return ok(await openRowStore(indexedDbRows(name, connection), { now, onProblem }));
	} catch (cause) {
		return fail(storeProblem('open', cause, 'storage-unavailable'));
	}
}

function missingPart(): string | undefined {
	if (typeof indexedDB === 'undefined') return 'IndexedDB';
	if (typeof navigator === 'undefined' || !('locks' in navigator)) return 'Web Locks';
	if (typeof crypto === 'undefined' || !('subtle' in crypto)) return 'WebCrypto';
	return undefined;
}
