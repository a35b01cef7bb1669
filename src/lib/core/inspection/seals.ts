/** The seal of one inspection: what was finalised, whether an amendment has begun, and what stands outside. */
import { compareClock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { Reopened, Sealed, Sealed1 } from './payloads';
import type { InspectionState } from './summary';

const SEALED = 'inspection.sealed/2';
const SEALED_1 = 'inspection.sealed/1';
const REOPENED = 'inspection.reopened/1';

export interface Seal {
	event: SignedEvent;
	/** What it covers by name; absent in seals of older versions. */
	sealed: Sealed1 & Partial<Sealed>;
}

export class SealRegister {
	readonly #heads = new Heads();
	#key: string | undefined;
	/** Oldest first. */
	#seals: Seal[] = [];
	/** What each seal that names its events covers, by the id of the seal. */
	readonly #covered = new Map<string, ReadonlySet<string>>();

	/** False for an event of another register, which is left alone. */
	add(event: SignedEvent): boolean {
		if (event.header.subject.field !== 'seal') return false;
		this.#key = this.#heads.add(event);
		if ([SEALED, SEALED_1].includes(event.header.type) && event.body) {
			const sealed = event.body.payload as unknown as Seal['sealed'];
			if (sealed.events) this.#covered.set(event.header.id, new Set(sealed.events));
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
	get newest(): Seal | undefined {
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
	 * Whether no standing seal covers the event. A seal of an older version names no events: a device's clock is later than all
	 * that it has seen, so what is later than such a seal was not in it. The clock orders here what is shown; the event stays in
	 * the set.
	 */
	leavesOut(event: SignedEvent): boolean {
		const { field } = event.header.subject;
		if (field === 'seal' || field === 'moved' || this.state !== 'sealed') return false;
		return this.#last.every((seal) => !this.#covers(seal, event));
	}

	/** Whether it was not under the first seal: an amendment, or something that had not arrived by then. */
	isAmendment(event: SignedEvent): boolean {
		return this.first !== undefined && !this.#covers(this.first, event);
	}

	#covers(seal: SignedEvent, event: SignedEvent): boolean {
		const covered = this.#covered.get(seal.header.id);
		return covered ? covered.has(event.header.id) : compareClock(event.header, seal.header) <= 0;
	}
}
