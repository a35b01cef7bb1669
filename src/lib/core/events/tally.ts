/** How many ids a set has and which, in 44 letters: two copies are compared by it without reading either. */
import { fromBase64url, toBase64url } from './base64url';
import type { Hash } from './ids';

/**
 * `mix` is the exclusive or of all ids (each 32 bytes), base64url: the order in which they came does not matter, and one can
 * be added or taken away without the others. It finds accidents, not forgers.
 */
export interface Tally {
	count: number;
	mix: string;
}

export const emptyTally: Tally = { count: 0, mix: toBase64url(new Uint8Array(32)) };

/** `tally` with `ids` in it; each must be new to it. */
export const withIds = (tally: Tally, ids: Iterable<Hash>): Tally => change(tally, ids, 1);

/** `tally` without `ids`; each must have been in it. */
export const withoutIds = (tally: Tally, ids: Iterable<Hash>): Tally => change(tally, ids, -1);

/** Of two sets that have nothing in common. */
export const joined = (a: Tally, b: Tally): Tally => ({
	...change(a, [b.mix as Hash], 1),
	count: a.count + b.count
});

export const sameTally = (a: Tally, b: Tally): boolean => a.count === b.count && a.mix === b.mix;

/** Whether two sets have changed by the same ids, each since its own earlier tally. */
export function sameChange(
	a: [before: Tally, now: Tally],
	b: [before: Tally, now: Tally]
): boolean {
	const [from, to] = [a, b].map(([before, now]) => ({
		count: now.count - before.count,
		mix: change(now, [before.mix as Hash], 1).mix
	})) as [Tally, Tally];
	return from.count === to.count && from.mix === to.mix;
}

function change({ count, mix }: Tally, ids: Iterable<Hash>, by: 1 | -1): Tally {
	const mixed = fromBase64url(mix) ?? new Uint8Array(32);
	let size = count;
	for (const id of ids) {
		fromBase64url(id)?.forEach((byte, i) => (mixed[i] = (mixed[i] ?? 0) ^ byte));
		size += by;
	}
	return { count: size, mix: toBase64url(mixed) };
}
