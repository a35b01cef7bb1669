/**
 * From drafts to events: places in the device's chain, ids, parents. Pure; the caller signs and writes, in this order,
 * under the device lock.
 */
import { canonicalBytes, canonicalJson } from './canonical';
import { compareText, tick, type Clock } from './clock';
import type { EventDraft, EventHeader, Json, SignedEvent } from './event';
import { hashOf, type DeviceId, type EventId, type Sha256 } from './ids';
import { registerKey } from './subject';
import { toBase64url } from './base64url';

/** The end of a device's own chain: the next event gets `seq` and names `prev`. */
export interface Chain {
	device: DeviceId;
	seq: number;
	prev: EventId | null;
	clock: Clock;
}

/** An event that only lacks its `sig`, which is over `signedBytes`. */
export interface UnsignedEvent {
	header: Omit<EventHeader, 'sig'>;
	body: { salt: string; payload: Json };
	signedBytes: Uint8Array<ArrayBuffer>;
}

/**
 * What draft handles mean. A draft whose write failed means its own parents: the next tap then still replaces what
 * was on screen before, instead of standing beside it as a conflict.
 */
export type Handles = Map<string, { register: string; ids: EventId[] }>;

export interface LinkTools {
	sha256: Sha256;
	/** 16 fresh random bytes at each call; they keep a payload from being guessed from its hash. */
	salt: () => Uint8Array;
	/** Handles of drafts written before; gets those of these drafts added. */
	handles?: Handles;
}

/**
 * Links `drafts` in order to the end of `chain`; `now` in ms since 1970. Returns the new end beside the events and
 * leaves `chain` as it is. Handles that nobody knows, or of another register, are dropped.
 * Throws a TypeError on a draft without canonical text (a bug of the caller).
 */
export function linkEvents(
	drafts: readonly EventDraft[],
	chain: Chain,
	now: number,
	{ sha256, salt, handles = new Map() }: LinkTools
): { events: UnsignedEvent[]; chain: Chain } {
	let end = chain;
	const events = drafts.map((draft) => {
		const clock = tick(end.clock, now);
		const bodyText = canonicalJson({ salt: toBase64url(salt()), payload: draft.payload });
		const unnamed = {
			v: 1,
			type: draft.type,
			subject: { ...draft.subject },
			payloadHash: hashOf(encoder.encode(bodyText), sha256),
			parents: resolveParents(draft, handles),
			author: { ...draft.author },
			device: end.device,
			seq: end.seq,
			prev: end.prev,
			clock,
			wall: wallText(now),
			alg: 'ES256'
		} as const;
		const signedBytes = headerBytes(unnamed);
		const id = hashOf(signedBytes, sha256) as EventId;
		end = { device: end.device, seq: end.seq + 1, prev: id, clock };
		if (draft.handle)
			handles.set(draft.handle, { register: registerKey(draft.subject), ids: [id] });
		// Read back from its own text: later changes of the caller's objects cannot reach what was hashed.
		const body = JSON.parse(bodyText) as UnsignedEvent['body'];
		return { header: { ...unnamed, id }, body, signedBytes };
	});
	return { events, chain: end };
}

/** The bytes that `id` is the hash of and that `sig` is over: the canonical header without those two. */
export function headerBytes(header: Omit<EventHeader, 'id' | 'sig'>): Uint8Array<ArrayBuffer> {
	const named: Record<string, unknown> = { ...header };
	delete named.id;
	delete named.sig;
	return canonicalBytes(named as Json);
}

/** Puts the signature (r‖s, 64 bytes) on a linked event. */
export const withSig = (event: UnsignedEvent, sig: Uint8Array): SignedEvent => ({
	header: { ...event.header, sig: toBase64url(sig) },
	body: event.body
});

/** The write of `drafts` failed: from now on their handles mean what they themselves would have replaced. */
export function forgetDrafts(drafts: readonly EventDraft[], handles: Handles): void {
	for (const draft of drafts) {
		if (!draft.handle) continue;
		handles.set(draft.handle, {
			register: registerKey(draft.subject),
			ids: resolveParents(draft, handles)
		});
	}
}

const encoder = new TextEncoder();

function resolveParents(draft: EventDraft, handles: Handles): EventId[] {
	const register = registerKey(draft.subject);
	const ids = new Set<EventId>();
	for (const parent of draft.parents) {
		if (typeof parent === 'string') ids.add(parent);
		else {
			const known = handles.get(parent.handle);
			if (known?.register === register) for (const id of known.ids) ids.add(id);
		}
	}
	return [...ids].sort(compareText);
}

/** ISO 8601 in UTC. Outside what a date can be, the nearest end: no wall clock refuses an answer. */
function wallText(now: number): string {
	const limit = 8.64e15;
	const sane = Number.isNaN(now) ? 0 : Math.min(Math.max(-limit, now), limit);
	return new Date(sane).toISOString();
}
