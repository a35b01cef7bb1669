/** Moments and what the clock on the wall says in China: one zone, no summer time since 1991. */

const SHIFT = 8 * 3_600_000;

/** `2026-08-25T10:20`, as forms write it, of an instant in milliseconds. */
export const wallTime = (instant: number): string =>
	new Date(instant + SHIFT).toISOString().slice(0, 16);

/** Milliseconds of `2026-08-25T10:20`; NaN for what is no moment. */
export const instantOf = (wall: string): number => Date.parse(`${wall}:00+08:00`);

/** 24:00 of a day, in milliseconds. */
export const endOfDay = (date: string): number => instantOf(`${date}T00:00`) + 24 * 3_600_000;

/** The calendar day in China of an instant, ISO 8601 in UTC. */
export const dayInShanghai = (instant: string): string =>
	wallTime(Date.parse(instant)).slice(0, 10);
