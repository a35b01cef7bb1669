import type { EventStore } from '../../core/events/store';
import type { StoreProblem } from '../../core/events/store-problem';
import { fail, ok, type Result } from '../../core/result';
import { Follower, type Source } from './follower';
import { HealthBoard } from './health-board';
import { lacks, readMarker } from './marker';
import { connect } from './rows/database';
import { indexedDbRows } from './rows/indexed-db-rows';
import { isNamed, storeProblem } from './problem';
import type { StoreOptions } from './store-options';
import { rowStore } from './row-store';
import type { Rows } from './rows/rows';

/**
 * Opens the device's store, and, where it holds less than it did, only when the other copy has given back what it has. Fails
 * with `storage-unavailable` where IndexedDB, Web Locks or WebCrypto are missing (plain http, private windows); a database of a
 * newer version opens for reading, and writes answer `storage-newer`.
 */
export async function openStore({
	name,
	now = Date.now,
	onProblem = () => undefined,
	onHealing = () => undefined
}: StoreOptions): Promise<Result<EventStore, StoreProblem>> {
	const missing = missingPart();
	if (missing)
		return fail({ code: 'storage-unavailable', place: 'open', detail: { part: missing } });
	try {
		const onNewer = () => onProblem({ code: 'storage-newer', place: 'open' });
		const connection = await connect(name, onNewer);
		return ok(await open(indexedDbRows(name, connection), { name, now, onProblem, onHealing }));
	} catch (cause) {
		const store = await withoutDatabase({ name, now, onProblem, onHealing }, cause);
		return store ? ok(store) : fail(storeProblem('open', cause, 'storage-unavailable'));
	}
}

/** Where the database is damaged, not where the browser allows none or does not answer. */
async function withoutDatabase(
	options: Required<StoreOptions>,
	cause: unknown
): Promise<EventStore | undefined> {
	if (!isNamed(cause, 'UnknownError')) return undefined;
	try {
		options.onHealing();
		const { openWithoutDatabase } = await import('./without-database');
		return await openWithoutDatabase(options, cause);
	} catch {
		return undefined;
	}
}

async function open(rows: Rows, options: Required<StoreOptions>): Promise<EventStore> {
	const { name, now, onProblem, onHealing } = options;
	const [head, holds] = await Promise.all([rows.head(), rows.holds()]);
	const marker = await readMarker(name, holds.events.count === 0);
	const board = new HealthBoard(marker?.lost && { lost: marker.lost });
	const source: Source = { rows };
	const follower = new Follower(source, head, onProblem);
	const store = rowStore({
		source,
		follower,
		board,
		onProblem,
		async writing() {
			const [{ openWriting }, { openSecondCopy }, { webTabLock }] = await Promise.all([
				import('./writing'),
				import('./second-copy'),
				import('./tab-lock')
			]);
			const lock = webTabLock(name);
			const second = openSecondCopy({ name, rows, lock, board, now, marker });
			source.rows = second.rows;
			return openWriting({ rows: second.rows, lock, follower, now, second });
		}
	});
	// Shown only when the other copy has given back what it has: never an empty list where something was.
	if (marker && lacks(marker, { holds, head }) && !rows.readOnly) {
		onHealing();
		await store.check();
	}
	return store;
}

function missingPart(): string | undefined {
	if (typeof indexedDB === 'undefined') return 'IndexedDB';
	if (typeof navigator === 'undefined' || !('locks' in navigator)) return 'Web Locks';
	if (typeof crypto === 'undefined' || !('subtle' in crypto)) return 'WebCrypto';
	return undefined;
}
