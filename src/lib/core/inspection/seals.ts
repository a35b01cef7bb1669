/** The seal of one inspection: what was finalised, whether an amendment has begun, and what stands outside. */
import { compareClock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { Reopened, Sealed } from './payloads';
import type { InspectionState } from './summary';

const SEALED = 'inspection.sealed/1';
const REOPENED = 'inspection.reopened/1';

export class SealRegister {
	readonly #heads = new Heads();
	#key: string | undefined;
	/** Oldest first. */
	#seals: { event: SignedEvent; sealed: Sealed }[] = [];

	/** False for an event of another register, which is left alone. */
	add(event: SignedEvent): boolean {
		if (event.header.subject.field !== 'seal') return false;
		this.#key = this.#heads.add(event);
		if (event.header.type === SEALED && event.body) {
			const sealed = event.body.payload as unknown as Sealed;
			this.#seals = [...this.#seals, { event, sealed }].sort((a, b) =>
				compareClock(a.event.header, b.event.header)
			);
		}
		return true;
	}

	get #last(): SignedEvent[] {
		return this.#key === undefined ? [] : this.#heads.of(this.#key);
	}

	/**
	 * While anybody amends, it is open for amending, also where a colleague sealed it again without knowing. What only a newer
	 * version can read counts as a seal: nothing is written where something may stand.
	 */
	get state(): Exclude<InspectionState, 'moved'> {
		const last = this.#last;
		if (last.length === 0) return 'open';
		return last.some(({ header }) => header.type === REOPENED) ? 'reopened' : 'sealed';
	}
	get newest(): { event: SignedEvent; sealed: Sealed } | undefined {
		return this.#seals.at(-1);
	}
	get first(): SignedEvent | undefined {
		return this.#seals[0]?.event;
	}
	get reopened(): { event: SignedEvent; reopened: Reopened } | undefined {
		const event = this.#last.findLast(({ header }) => header.type === REOPENED);
		return event?.body ? { event, reopened: event.body.payload as unknown as Reopened } : undefined;
	}

	/**
	 * Whether a standing seal cannot have covered the event. A device's clock is later than all that it has seen, so what is
	 * later than every standing seal was in none of them. The clock orders here what is shown; the event stays in the set.
	 */
	leavesOut(event: SignedEvent): boolean {
		const { field } = event.header.subject;
		if (field === 'seal' || field === 'moved' || this.state !== 'sealed') return false;
		return this.#last.every(({ header }) => compareClock(event.header, header) > 0);
	}
}
