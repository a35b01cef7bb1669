import type { StoreProblem } from '../../core/events/store-problem';

/** What a store on this device is opened with. */
export interface StoreOptions {
	/** Names the database, the journal, the marker, the lock and the channel: one for real work, one for practice. */
	name: string;
	/** Milliseconds since 1970; the device's wall clock by default. */
	now?: () => number;
	/** Told of failures that no caller waits for, and when a newer version of the app has taken the database over. */
	onProblem?: (problem: StoreProblem) => void;
	/** Told when less is there than before, and the store opens only once the other copy has given back what it has. */
	onHealing?: () => void;
}
