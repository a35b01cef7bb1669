import type { EventStore } from '$lib/core/events/store';

const NOTE = 'backup:room';
/** Bytes: little enough to be written in a moment, more than a full device has. */
const PROBE = 1024 * 1024;
/** The most that is filled with random bytes at once. */
const AT_ONCE = 65_536;

/**
 * Whether the browser can put something aside. Known only by trying: what browsers say of their quota is made up, so that
 * nobody is told apart by it.
 */
export async function hasRoom(store: EventStore): Promise<boolean> {
	const probe = new Uint8Array(PROBE);
	// Random, or it would be packed to nothing.
	for (let at = 0; at < PROBE; at += AT_ONCE)
		crypto.getRandomValues(probe.subarray(at, at + AT_ONCE));
	await store.writeNote(NOTE, probe);
	const isThere = (await store.readNotes(NOTE)).has(NOTE);
	if (isThere) await store.writeNote(NOTE, undefined);
	return isThere;
}
