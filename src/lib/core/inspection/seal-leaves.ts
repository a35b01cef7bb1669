/** What a seal covers, part by part: ids of events, and the bytes that they name. */
import { fromBase64url } from '../events/base64url';
import type { SignedEvent } from '../events/event';
import type { EventId, Hash, Sha256 } from '../events/ids';
import { merkleRoot } from '../events/merkle';
import { photoOf } from '../evidence/photo';
import { sealParts, type SealPart, type SignatureGiven } from './payloads';

export interface SealLeaves {
	/** Ascending. */
	events: EventId[];
	bytes: Hash[];
	root: Hash;
	parts: Record<SealPart, Hash>;
}

/** The part of the inspection that an event belongs to. */
export function sealPartOf({ header: { subject } }: SignedEvent): SealPart {
	if (subject.item !== undefined) return 'answers';
	if (subject.finding !== undefined) return 'findings';
	if (subject.evidence !== undefined) return 'photos';
	return subject.signature === undefined ? 'facts' : 'signatures';
}

/**
 * The bytes that a seal covers besides the event. A thumbnail is made from its photo and proves nothing. What is no hash names
 * nothing: an event may say anything.
 */
export function sealBytes(event: SignedEvent): Hash | undefined {
	const named: unknown =
		event.header.type === 'signature.given/1'
			? (event.body?.payload as SignatureGiven | undefined)?.hash
			: photoOf(event);
	return typeof named === 'string' && fromBase64url(named)?.length === 32
		? (named as Hash)
		: undefined;
}

/**
 * An erased payload does not say any more which bytes it named. `lost` are those, as the seal has them; they are looked for in
 * every part with an erased event.
 */
export function sealLeaves(
	events: readonly SignedEvent[],
	sha256: Sha256,
	lost: readonly Hash[] = []
): SealLeaves {
	const all = { events: new Set<EventId>(), bytes: new Set<Hash>() };
	const parts = new Map<SealPart, Set<EventId | Hash>>(sealParts.map((part) => [part, new Set()]));
	for (const event of events) {
		const part = parts.get(sealPartOf(event));
		const { id } = event.header;
		const bytes = sealBytes(event);
		all.events.add(id);
		part?.add(id);
		for (const hash of bytes === undefined ? (event.body ? [] : lost) : [bytes]) {
			all.bytes.add(hash);
			part?.add(hash);
		}
	}
	const rootOf = (part: SealPart): Hash => merkleRoot(parts.get(part) ?? [], sha256);
	return {
		events: [...all.events].sort(),
		bytes: [...all.bytes].sort(),
		root: merkleRoot([...all.events, ...all.bytes], sha256),
		parts: {
			facts: rootOf('facts'),
			answers: rootOf('answers'),
			findings: rootOf('findings'),
			photos: rootOf('photos'),
			signatures: rootOf('signatures')
		}
	};
}
