/**
 * Hybrid logical clock: `[milliseconds since 1970, counter]`. It orders what is shown and decides nothing that is kept.
 *
 * Kulkarni et al., Logical Physical Clocks (2014), without the bound on drift: a device whose clock is years off still
 * gets every event in, and what others sent before still shows before what it answers.
 */
export type Clock = readonly [number, number];

/** Before anything was written. */
export const clockZero: Clock = [0, 0];

/** Beyond this nothing can be added safely; no true clock gets there (the year 142,725). */
const ceiling = 2 ** 52;
/** A counter this high borrows a millisecond, so that it stays a whole, safe number for ever. */
const counterLimit = 2 ** 31;

const sane = (part: number): number =>
	// One below, since what is written here must be taken in elsewhere.
	Number.isFinite(part) ? Math.min(Math.max(0, Math.floor(part)), ceiling - 1) : 0;

/** The clock of the next event written here: always later than `clock`, whatever the wall clock says (`now` in ms). */
export function tick(clock: Clock, now: number): Clock {
	const wall = sane(now);
	if (wall > clock[0]) return [wall, 0];
	return clock[1] < counterLimit ? [clock[0], clock[1] + 1] : [clock[0] + 1, 0];
}

/** The clock after having seen `other`, so that what is written next shows after it. A nonsensical `other` changes nothing. */
export function receive(clock: Clock, other: Clock): Clock {
	const [wall, counter] = other;
	const usable = Number.isSafeInteger(wall) && Number.isSafeInteger(counter);
	if (!usable || wall >= ceiling || counter < 0 || counter > counterLimit) return clock;
	return wall > clock[0] || (wall === clock[0] && counter > clock[1]) ? other : clock;
}

/**
 * Total order for showing: clock, then id. The id is the last word because a cloned phone repeats both device and clock.
 */
export function compareClock(
	a: { readonly clock: Clock; readonly id: string },
	b: { readonly clock: Clock; readonly id: string }
): number {
	return a.clock[0] - b.clock[0] || a.clock[1] - b.clock[1] || compareText(a.id, b.id);
}

/** By UTF-16 code units: the same on every device, unlike a locale's order. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
