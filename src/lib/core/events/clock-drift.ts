import type { Clock } from './clock';

/** A wall clock that is set right now and then is off by seconds; by more than this somebody or something has moved it. */
const TOLERATED = 10 * 60 * 1000;

/**
 * By how many milliseconds `now` (since 1970) lies before the clock of the last event, written here or received; 0 where that
 * is nothing to speak of. A clock that is ahead cannot be told from time that has passed. Orders and refuses nothing.
 */
export function clockDrift(last: Clock | undefined, now: number): number {
	const behind = (last?.[0] ?? 0) - now;
	return behind > TOLERATED ? behind : 0;
}
