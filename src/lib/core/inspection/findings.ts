/** What people and rules set on findings, one register a field, and free observations. */
import { clockZero, compareClock, type Clock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import type { Sha256 } from '../events/ids';
import { findingId } from '../finding/finding';
import { pairKey } from './pairs';
import type { FindingField, FindingObserved, FindingSet } from './payloads';

export type FindingValues = Partial<Record<FindingField, string>>;

type Moment = { readonly clock: Clock; readonly id: string };

export class FindingIndex {
	readonly #inspection: string;
	readonly #sha256: Sha256;
	readonly #ids = new Map<string, string>();
	readonly #values = new Map<string, FindingValues>();
	readonly #observed = new Map<string, FindingObserved>();
	readonly #seen = new Map<string, Moment>();
	/** Pairs that failed at some moment, by finding id: a flip to 合格 shows as 撤回. */
	readonly #failed = new Map<string, { item: string; unit: string }>();

	constructor(inspection: string, sha256: Sha256) {
		this.#inspection = inspection;
		this.#sha256 = sha256;
	}

	idOf(item: string, unit: string): string {
		const key = pairKey(item, unit);
		let id = this.#ids.get(key);
		if (!id) this.#ids.set(key, (id = findingId(this.#inspection, item, unit, this.#sha256)));
		return id;
	}
	failed(item: string, unit: string): void {
		this.#failed.set(this.idOf(item, unit), { item, unit });
	}
	/** Free observations are listed by when they were first written, whatever order they arrive in. */
	seen(finding: string, { clock, id }: Moment): void {
		const first = this.#seen.get(finding);
		if (!first || compareClock({ clock, id }, first) < 0) this.#seen.set(finding, { clock, id });
	}
	firstSeen(finding: string): Moment {
		return this.#seen.get(finding) ?? { clock: clockZero, id: finding };
	}
	set(subject: Readonly<Record<string, string>>, head: SignedEvent | undefined): void {
		const { finding, field } = subject;
		if (!finding || !field || !head?.body) return;
		if (field === 'observed') {
			this.#observed.set(finding, head.body.payload as unknown as FindingObserved);
			return;
		}
		const values = { ...this.#values.get(finding) };
		values[field as FindingField] = (head.body.payload as unknown as FindingSet).value;
		this.#values.set(finding, values);
	}
	values(finding: string): FindingValues {
		return this.#values.get(finding) ?? {};
	}
	get failedPairs(): ReadonlyMap<string, { item: string; unit: string }> {
		return this.#failed;
	}
	get observed(): ReadonlyMap<string, FindingObserved> {
		return this.#observed;
	}
}
