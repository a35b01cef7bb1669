/** What a store says of itself: how many copies there are, what was healed, what was lost. */
import type { StoreProblem } from './store-problem';

/** How much there is: events, and photos and other bytes that they name. */
export interface Amount {
	events: number;
	bytes: number;
}

/** What a backup outside this device holds. */
export interface BackedUp extends Amount {
	/** Milliseconds since 1970, as are all times here. */
	at: number;
}

/** Something that showed as saved is in neither copy. Stays until a person has read it. */
export interface Loss {
	/** How much of what was there is missing. */
	missing: Amount;
	/** What was there when something was last saved. */
	before: Amount & { at: number };
	backup?: BackedUp;
}

export interface Health {
	/** Both copies have been compared since this start. */
	checked: boolean;
	/** What both copies hold, as of the last comparison. */
	holds?: Amount;
	/** Where the second copy lies: in files, in a second database where the browser has no files that flush, or nowhere. */
	second: 'files' | 'database' | 'none';
	/** Everything written since this start lies in a copy that a power cut cannot take. Undefined before the first write. */
	proven?: boolean;
	/** Why only one copy is being written. */
	problem?: StoreProblem;
	/** The disk is full: the reserve was given back so that what is in hand still fits. */
	full?: boolean;
	/** What one copy had lost and the other gave back, since this start. */
	healed: Amount;
	lost?: Loss;
}
