/** Photos of an inspection by what they show. A photo can be taken first and assigned later. */
import { compareText } from '../events/clock';
import type { SignedEvent } from '../events/event';
import type { Evidence } from '../finding/finding';
import { pairKey } from './pairs';
import type { EvidenceAdded } from './payloads';

/** A pair's key, or `finding:<id>`; undefined: not assigned. */
const placeOf = (added: EvidenceAdded): string | undefined =>
	added.finding
		? `finding:${added.finding}`
		: added.item
			? pairKey(added.item, added.unit ?? 'whole')
			: undefined;

export class EvidenceIndex {
	readonly #all = new Map<string, Evidence>();

	/** The newest head of one evidence register; returns the key of what it shows. */
	set(id: string, head: SignedEvent | undefined): string | undefined {
		const before = this.#all.get(id);
		if (head?.header.type === 'evidence.added/1' && head.body) {
			const added = head.body.payload as unknown as EvidenceAdded;
			this.#all.set(id, { ...added, id });
			return placeOf(added);
		}
		this.#all.delete(id);
		return before && placeOf(before);
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
