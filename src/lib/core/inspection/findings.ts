/** What people and rules set on findings, one register a field, and free observations. */
import { clockZero, compareClock, type Clock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import type { Sha256 } from '../events/ids';
import { findingId } from '../finding/finding';
import { pairKey } from './pairs';
import type { FindingField, FindingObserved, FindingSet, FindingStated } from './payloads';
import { readRegister } from './register';

export type FindingValues = Partial<Record<FindingField, string>>;
/** Two people said different things of one field: every value, oldest first. `observed` is the text of a free observation. */
export type Contested = Partial<Record<FindingField | 'observed', string[]>>;

type Moment = { readonly clock: Clock; readonly id: string };
const nothing: Contested = {};

export class FindingIndex {
	readonly #inspection: string;
	readonly #sha256: Sha256;
	readonly #ids = new Map<string, string>();
	readonly #values = new Map<string, FindingValues>();
	readonly #contested = new Map<string, Contested>();
	/** Fields whose value a rule gave and nobody has changed since. */
	readonly #byRule = new Map<string, Set<FindingField>>();
	readonly #observed = new Map<string, FindingObserved>();
	readonly #statements = new Map<string, string>();
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

	/** `heads` of the register `{finding, field}`, in the order (clock, id). */
	set(subject: Readonly<Record<string, string>>, heads: readonly SignedEvent[]): void {
		const { finding, field } = subject;
		if (!finding || !field) return;
		if (field === 'observed') {
			const { values } = readRegister<FindingObserved>(heads, 'finding.observed/1');
			const latest = values.at(-1);
			if (latest) this.#observed.set(finding, latest.value);
			else this.#observed.delete(finding);
			this.#contest(
				finding,
				field,
				values.map(({ value }) => value.text)
			);
			return;
		}
		if (field === 'statement') {
			const said = readRegister<FindingStated>(heads, 'finding.stated/1').values;
			// Two of the school may have spoken: both are heard.
			const texts = said.map(({ value }) => value.text).filter(Boolean);
			this.#statements.set(finding, texts.join('\n'));
			return;
		}
		const name = field as FindingField;
		const { values } = readRegister<FindingSet>(heads, 'finding.set/1', ({ value }) => value);
		const latest = values.at(-1)?.value;
		const known = { ...this.#values.get(finding) };
		if (latest) known[name] = latest.value;
		else delete known[name];
		this.#values.set(finding, known);
		const byRule = this.#byRule.get(finding) ?? new Set();
		if (latest?.rule) byRule.add(name);
		else byRule.delete(name);
		this.#byRule.set(finding, byRule);
		this.#contest(
			finding,
			name,
			values.map(({ value }) => value.value)
		);
	}
	#contest(finding: string, field: keyof Contested, values: string[]): void {
		const contested = { ...this.#contested.get(finding) };
		if (values.length > 1) contested[field] = values;
		else delete contested[field];
		if (Object.keys(contested).length > 0) this.#contested.set(finding, contested);
		else this.#contested.delete(finding);
	}

	values(finding: string): FindingValues {
		return this.#values.get(finding) ?? {};
	}
	/** What the school says to it (陈述申辩); empty while it says nothing. */
	statement(finding: string): string {
		return this.#statements.get(finding) ?? '';
	}
	/** Whether it has spoken, be it to take back what it said. */
	isStated(finding: string): boolean {
		return this.#statements.has(finding);
	}
	/** Fields of a finding that somebody must settle. */
	contested(finding: string): Contested {
		return this.#contested.get(finding) ?? nothing;
	}
	/** Whether the field still holds what a rule gave by default. */
	isDefault(finding: string, field: FindingField): boolean {
		return this.#byRule.get(finding)?.has(field) ?? false;
	}
	get failedPairs(): ReadonlyMap<string, { item: string; unit: string }> {
		return this.#failed;
	}
	get observed(): ReadonlyMap<string, FindingObserved> {
		return this.#observed;
	}
}
