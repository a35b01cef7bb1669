/** Why the place where events are kept refuses. */
import type { Problem } from '../result';

export type StoreCode =
	/** No IndexedDB, or it cannot be opened or written here. */
	| 'storage-unavailable'
	/** The disk or the quota is full. */
	| 'storage-full'
	/** The database was made by a newer version of the app: read only. */
	| 'storage-newer'
	/** Another window has been writing for long, or is saving what the database refuses. */
	| 'storage-busy'
	/** The database does not open; the second copy is there. */
	| 'storage-damaged'
	/** The browser did not answer in time. */
	| 'storage-silent'
	/** Written, but not confirmed. */
	| 'write-failed';
export type StoreProblem = Problem<StoreCode>;
