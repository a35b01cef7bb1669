/** Handwriting under an inspection, and who would not sign. What it was given for is in `signing.ts`. */
import { compareClock } from '../events/clock';
import type { EventHeader, SignedEvent } from '../events/event';
import type { SignatureGiven, SignatureRefused } from './payloads';

const GIVEN = 'signature.given/1';
const REFUSED = 'signature.refused/1';

interface Common {
	/** Names its register. */
	id: string;
	/** ISO 8601. */
	wall: string;
}
/** One of these, as its event says it; an erased one says nothing. */
export type Signature =
	(Common & SignatureGiven & { kind: 'given' }) | (Common & SignatureRefused & { kind: 'refused' });

export class SignatureIndex {
	readonly #byId = new Map<string, { header: EventHeader; signature: Signature }[]>();

	/** The heads of one register; one person may have signed on two phones, and both stay. */
	set(id: string, heads: readonly SignedEvent[]): void {
		const read = heads.flatMap((event) => {
			const signature = readSignature(id, event);
			return signature ? [{ header: event.header, signature }] : [];
		});
		this.#byId.set(id, read);
	}
	/** Oldest first. */
	get all(): Signature[] {
		return [...this.#byId.values()]
			.flat()
			.sort((a, b) => compareClock(a.header, b.header))
			.map(({ signature }) => signature);
	}
}

function readSignature(id: string, { header, body }: SignedEvent): Signature | undefined {
	const common = { id, wall: header.wall };
	if (header.type === GIVEN && body)
		return { ...common, kind: 'given', ...(body.payload as unknown as SignatureGiven) };
	if (header.type === REFUSED && body)
		return { ...common, kind: 'refused', ...(body.payload as unknown as SignatureRefused) };
	return undefined;
}
