/** Photos of an inspection by what they show. A photo can be taken first and assigned later. */
import { compareText } from '../events/clock';
import type { SignedEvent } from '../events/event';
import type { Evidence } from '../finding/finding';
import { pairKey } from './pairs';
import type { EvidenceAdded } from './payloads';
import { readRegister } from './register';

/** A pair's key, or `finding:<id>`; undefined: not assigned. */
const placeOf = (added: EvidenceAdded): string | undefined =>
	added.finding
		? `finding:${added.finding}`
		: added.item
			? pairKey(added.item, added.unit ?? 'whole')
			: undefined;

export class EvidenceIndex {
	readonly #all = new Map<string, Evidence>();

	/**
	 * The heads of one evidence register, in the order (clock, id); returns the key of what it shows. A photo that one side hid
	 * while another moved it stays: nobody loses one by not having met.
	 */
	set(id: string, heads: readonly SignedEvent[]): string | undefined {
		const before = this.#all.get(id);
		const added = readRegister<EvidenceAdded>(heads, 'evidence.added/1').values.at(-1)?.value;
		if (added) this.#all.set(id, { ...added, id });
		else this.#all.delete(id);
		const shown = added ?? before;
		return shown && placeOf(shown);
	}
	/** By the moment they were taken. */
	of(key: string): Evidence[] {
		return [...this.#all.values()]
			.filter((evidence) => placeOf(evidence) === key)
			.sort((a, b) => compareText(a.takenAt, b.takenAt) || compareText(a.id, b.id));
	}
	ofFinding(finding: string): Evidence[] {
		return this.of(`finding:${finding}`);
	}
	get all(): Evidence[] {
		return [...this.#all.values()];
	}
}
