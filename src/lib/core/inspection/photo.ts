import type { SignedEvent } from '../events/event';
import type { Hash } from '../events/ids';

/** The bytes of the photo that an `evidence.added/1` brought, without its thumbnail; undefined for any other event. */
export function photoOf({ header, body }: SignedEvent): Hash | undefined {
	if (header.type !== 'evidence.added/1') return undefined;
	const { hash } = (body?.payload ?? {}) as { hash?: unknown };
	return typeof hash === 'string' ? (hash as Hash) : undefined;
}
