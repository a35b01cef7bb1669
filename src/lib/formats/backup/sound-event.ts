import { canonicalBytes } from '../../core/events/canonical';
import type { SignedEvent } from '../../core/events/event';
import { hashOf, type Sha256 } from '../../core/events/ids';
import { headerBytes } from '../../core/events/link';
import { fail, ok, type Result } from '../../core/result';
import { checkEvent } from './check-event';

/**
 * An event whose id and payload are what its header says. Only the sig is left to check, for which its chain is needed.
 * Asked at both readings of a file: of two that claim one id, the first sound one is meant each time.
 */
export function soundEvent(
	said: unknown,
	sha256: Sha256
): Result<SignedEvent, 'ill-formed' | 'wrong-id' | 'wrong-payload'> {
	const event = checkEvent(said);
	if (!event) return fail('ill-formed');
	const { header, body } = event;
	try {
		if (hashOf(headerBytes(header), sha256) !== header.id) return fail('wrong-id');
		if (!body) return ok(event);
		const { salt, payload } = body;
		const isRight = hashOf(canonicalBytes({ salt, payload }), sha256) === header.payloadHash;
		return isRight ? ok(event) : fail('wrong-payload');
	} catch {
		// Has no canonical text, so it is not what was hashed.
		return fail('ill-formed');
	}
}
