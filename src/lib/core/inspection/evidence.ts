/** Photos of an inspection by what they show. A photo can be taken first and assigned later. */
import { compareText } from '../events/clock';
import type { SignedEvent } from '../events/event';
import { readAdded, type Photo } from '../evidence/photo';
import type { EvidenceAdded, EvidenceMarked, Mark } from '../evidence/payloads';
import { pairKey } from './pairs';
import { readRegister } from './register';

/** A pair's key, or `finding:<id>`; undefined: not assigned. */
const placeOf = (added: EvidenceAdded): string | undefined =>
	added.finding
		? `finding:${added.finding}`
		: added.item
			? pairKey(added.item, added.unit ?? 'whole')
			: undefined;

export class EvidenceIndex {
	readonly #all = new Map<string, Photo>();
	readonly #marks = new Map<string, Mark[]>();

	/**
	 * The heads of one evidence register, in the order (clock, id); returns the keys of what it shows and showed. A photo that
	 * one side hid while another moved it stays: nobody loses one by not having met.
	 */
	set(id: string, heads: readonly SignedEvent[]): (string | undefined)[] {
		const before = this.#all.get(id);
		const added = heads.map(readAdded).findLast((one) => one !== undefined);
		if (added) this.#all.set(id, { ...added, id, marks: this.#marks.get(id) ?? [] });
		else this.#all.delete(id);
		const keys = [before, added].flatMap((shown) => (shown ? [placeOf(shown)] : []));
		return [...new Set(keys)];
	}
	/** Where two people drew on one photo at once, both drawings show. */
	mark(id: string, heads: readonly SignedEvent[]): (string | undefined)[] {
		const { values } = readRegister<EvidenceMarked>(heads, 'evidence.marked/1');
		const marks = values.flatMap(({ value }) => value.marks);
		this.#marks.set(id, marks);
		const photo = this.#all.get(id);
		if (!photo) return [];
		this.#all.set(id, { ...photo, marks });
		return [placeOf(photo)];
	}
	get(id: string): Photo | undefined {
		return this.#all.get(id);
	}
	/** By the moment they were taken. `undefined`: of those that nobody has assigned. */
	of(key: string | undefined): Photo[] {
		return [...this.#all.values()]
			.filter((photo) => placeOf(photo) === key)
			.sort((a, b) => compareText(a.takenAt, b.takenAt) || compareText(a.id, b.id));
	}
	ofFinding(finding: string): Photo[] {
		return this.of(`finding:${finding}`);
	}
	get all(): Photo[] {
		return [...this.#all.values()];
	}
}
