/** A photo as everybody reads it, whichever version wrote it. */
import type { SignedEvent } from '../events/event';
import type { Hash } from '../events/ids';
import type { EvidenceAdded, EvidenceAdded1, Mark } from './payloads';

export interface Photo extends EvidenceAdded {
	/** Names its register; not the hash of the bytes. */
	id: string;
	marks: Mark[];
}

export const ADDED = 'evidence.added/2';
const ADDED_1 = 'evidence.added/1';

/** Undefined for an event of another type, and for an erased payload. */
export function readAdded({ header, body }: SignedEvent): EvidenceAdded | undefined {
	if (!body) return undefined;
	if (header.type === ADDED) return body.payload as unknown as EvidenceAdded;
	if (header.type !== ADDED_1) return undefined;
	const { source, ...added } = body.payload as unknown as EvidenceAdded1;
	return { ...added, source: source === 'camera' ? 'camera' : 'gallery' };
}

/** The bytes of the photo that an event brought, without its thumbnail; undefined for any other event. */
export function photoOf(event: SignedEvent): Hash | undefined {
	const hash: unknown = readAdded(event)?.hash;
	return typeof hash === 'string' ? (hash as Hash) : undefined;
}
