/**
 * The one thing that is true: a signed, immutable entry. Everything shown is a fold over a set of these.
 *
 * The header never changes; the payload can be erased, because the header names only its hash.
 */
import type { DeviceId, EventId, Hash } from './ids';
import type { Clock } from './clock';

/** Canonical JSON values (RFC 8785). Measured values travel as decimal text, so numbers are whole. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Names one register, e.g. `{inspection, item, unit}` or `{inspection, finding, field}`. The first of `inspection`,
 * `school`, `person`, `template`, `campaign`, `device`, `finding`, `systemic` names the group that the event is stored and folded
 * with.
 */
export type Subject = Readonly<Record<string, string>>;

/** Who answers for an entry (a claim), and how it came to be written. */
export interface Author {
	/** Id of a person; the name stands in an erasable payload. */
	person: string;
	role: 'inspector' | 'leader' | 'school' | 'supervisor';
	/** `self`, `paper`, or the hash of a reply packet. */
	via: string;
}

/** Version 1 of the envelope. `type` carries its own version: `response.given/1`. */
export interface EventHeader {
	v: 1;
	id: EventId;
	type: string;
	subject: Subject;
	/** SHA-256 of the canonical JSON of `{salt, payload}`. */
	payloadHash: Hash;
	/** Heads of the same register that this event replaces. */
	parents: EventId[];
	author: Author;
	device: DeviceId;
	/** Position in the device's own chain, from 0. */
	seq: number;
	/** Id of the device's previous event; null at `seq` 0. */
	prev: EventId | null;
	clock: Clock;
	/** What the device's wall clock said, ISO 8601 in UTC. Shown, never decisive. */
	wall: string;
	alg: 'ES256';
	/** ECDSA P-256 with SHA-256, r‖s, base64url, over the bytes that `id` is the hash of. */
	sig: string;
}

/** `body` is absent once the payload was erased, or where it has not arrived. */
export interface SignedEvent {
	header: EventHeader;
	body?: { salt: string; payload: Json };
}

/** What somebody wants to write, before the device links and signs it. */
export interface EventDraft {
	type: string;
	subject: Subject;
	payload: Json;
	/** The heads that were on screen. A `handle` names a draft that is still being written. */
	parents: (EventId | { handle: string })[];
	author: Author;
	/** Lets later drafts name this one as their parent before it has an id. */
	handle?: string;
}
