/**
 * Is what came from elsewhere what its writers wrote? Every hash is recomputed; of signatures, one for each unbroken run
 * of a device's chain is checked (the last), since `prev` binds what came before.
 *
 * Nothing is judged by its type: an event of a type that this version does not know verifies like any other.
 */
import { fromBase64url } from './base64url';
import { canonicalBytes } from './canonical';
import type { SignedEvent } from './event';
import { hashOf, type DeviceId, type EventId, type Sha256 } from './ids';
import { introducedKey } from './introduction';
import { headerBytes } from './link';

/**
 * `wrong-…`: not what was written, must not be taken in. `unknown-key`: the writer's introduction is missing, so nobody
 * can tell. `forked` and `gap` (the event before it is missing, or is not the one before) are kept and said.
 */
export type EventStatus =
	'ok' | 'wrong-id' | 'wrong-payload' | 'wrong-signature' | 'unknown-key' | 'forked' | 'gap';

export interface VerifyTools {
	sha256: Sha256;
	/** ECDSA P-256 with SHA-256; `key` is the uncompressed point, `sig` r‖s. */
	verifySig: (key: Uint8Array, sig: Uint8Array, bytes: Uint8Array) => Promise<boolean>;
	/** Keys of devices whose introduction is not among the events. */
	keyOf?: (device: DeviceId) => Uint8Array | undefined;
	/** Events that are stored here already and may be named by `prev`. */
	isKnown?: (id: EventId) => boolean;
}

export interface Verified {
	/** One for each event, in the order given. */
	statuses: EventStatus[];
	/** Parents and predecessors that are neither among the events nor known; each once. */
	missing: EventId[];
}

/** Verifies a set of events. Never throws on their content, however hostile. */
export async function verifyEvents(
	events: readonly SignedEvent[],
	tools: VerifyTools
): Promise<Verified> {
	const statuses = events.map((event) => hashStatus(event, tools.sha256));
	const sound = events.filter((_, i) => statuses[i] === 'ok');
	const byId = new Map(sound.map((event) => [event.header.id, event]));
	const keys = new Map<DeviceId, Uint8Array>();
	for (const event of sound) {
		const key = introducedKey(event, tools.sha256);
		if (key) keys.set(event.header.device, key);
	}
	const before = ({ header }: SignedEvent) => {
		const prev = header.prev === null ? undefined : byId.get(header.prev);
		return prev?.header.device === header.device && prev.header.seq === header.seq - 1
			? prev
			: undefined;
	};
	const verdicts = await sigStatuses(
		byId,
		before,
		(device) => keys.get(device) ?? tools.keyOf?.(device),
		tools
	);
	const forked = forkedIds(byId);
	const has = (id: EventId) => byId.has(id) || (tools.isKnown?.(id) ?? false);
	const missing = new Set<EventId>();
	events.forEach((event, i) => {
		if (statuses[i] !== 'ok') return;
		const { id, seq, prev, parents } = event.header;
		for (const named of prev === null ? parents : [prev, ...parents])
			if (!has(named)) missing.add(named);
		const joined =
			seq === 0 ? prev === null : prev !== null && (before(event) ?? !byId.has(prev)) && has(prev);
		statuses[i] = verdicts.get(id) ?? (forked.has(id) ? 'forked' : joined ? 'ok' : 'gap');
	});
	return { statuses, missing: [...missing] };
}

/** Whether the hashes of an event are right, whoever wrote it. Never throws, however hostile the event. */
export const isUnchanged = (event: SignedEvent, sha256: Sha256): boolean =>
	hashStatus(event, sha256) === 'ok';

/** Hostile headers may hold anything: what cannot be written canonically has no id, so it is not the event it says. */
function hashStatus(event: SignedEvent, sha256: Sha256): EventStatus {
	try {
		const { header, body } = event;
		if (header.v !== 1 || !Array.isArray(header.parents) || !Number.isSafeInteger(header.seq))
			return 'wrong-id';
		if (hashOf(headerBytes(header), sha256) !== header.id) return 'wrong-id';
		if (!body) return 'ok';
		const { salt, payload } = body;
		return hashOf(canonicalBytes({ salt, payload }), sha256) === header.payloadHash
			? 'ok'
			: 'wrong-payload';
	} catch {
		return 'wrong-id';
	}
}

/** Those whose signature is wrong or cannot be checked; the others hold. Forks make a tree, so runs end at its tips. */
async function sigStatuses(
	byId: ReadonlyMap<EventId, SignedEvent>,
	before: (event: SignedEvent) => SignedEvent | undefined,
	keyOf: (device: DeviceId) => Uint8Array | undefined,
	{ verifySig }: VerifyTools
): Promise<Map<EventId, EventStatus>> {
	const tips = new Map(byId);
	for (const event of byId.values()) {
		const prev = before(event);
		if (prev) tips.delete(prev.header.id);
	}
	const verdicts = new Map<EventId, EventStatus>();
	const covered = new Set<EventId>();
	for (const tip of tips.values()) {
		const key = keyOf(tip.header.device);
		let proven = false;
		for (let at: SignedEvent | undefined = tip; at && !covered.has(at.header.id); at = before(at)) {
			const { id, sig, alg } = at.header;
			if (!proven && key) {
				const raw = alg === 'ES256' && typeof sig === 'string' ? fromBase64url(sig) : undefined;
				proven = raw !== undefined && (await verifySig(key, raw, headerBytes(at.header)));
			}
			if (proven) {
				covered.add(id);
				// A wrong sig on a branch that was looked at first is made good by a later one that names it.
				verdicts.delete(id);
			} else verdicts.set(id, key ? 'wrong-signature' : 'unknown-key');
		}
	}
	return verdicts;
}

function forkedIds(byId: ReadonlyMap<EventId, SignedEvent>): Set<EventId> {
	const first = new Map<string, EventId>();
	const forked = new Set<EventId>();
	for (const { header } of byId.values()) {
		const place = `${header.device} ${header.seq}`;
		const other = first.get(place);
		if (other === undefined) first.set(place, header.id);
		else forked.add(other).add(header.id);
	}
	return forked;
}
