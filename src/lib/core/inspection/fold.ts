/**
 * One inspection as a fold over its events. Events may come in any order and more than once; the result is the same.
 * Adding one costs the same at any size, because totals move by difference.
 */
import { compareClock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { Sha256 } from '../events/ids';
import { registerKey } from '../events/subject';
import type { Attributes, Unit } from '../school/model';
import type { Template } from '../template/model';
import { answerOf, countsAs, NO_ANSWER, saysFail, type Answer } from './answer';
import { EvidenceIndex } from './evidence';
import { FindingIndex } from './findings';
import { pairKey, pairsOf, type Excluded, type Pair } from './pairs';
import type { Corrected, Reopened, Sealed, Started, Totals } from './payloads';
import type { InspectionState } from './summary';
import { emptyTotals, moveCount } from './totals';

/** What an added event touched, so that a screen redraws only that. */
export type Change =
	| { kind: 'answer'; key: string }
	| { kind: 'evidence'; key: string | undefined }
	| { kind: 'finding'; finding: string }
	/** Start, corrections, seal: everything may differ. */
	| { kind: 'inspection' }
	| { kind: 'none' };

/** The pinned start with later corrections applied. */
export interface Basics {
	visitDate: string;
	termStart: string;
	attributes: Attributes;
	units: Unit[];
	inspectors: { person: string; name: string }[];
	parameters: Record<string, string>;
}

export class InspectionFold {
	readonly evidence = new EvidenceIndex();
	readonly findings: FindingIndex;
	readonly template: Template;
	readonly id: string;
	start: Started | undefined;
	/** Two devices began it with different facts: shown, never resolved silently. */
	startConflict = false;
	basics: Basics | undefined;
	due: Pair[] = [];
	excluded: Excluded[] = [];
	totals: Totals = emptyTotals(0, 0);
	movedTo: string | undefined;
	startedAt = '';
	changedAt = '';
	readonly #heads = new Heads();
	readonly #answers = new Map<string, Answer>();
	#pairs = new Map<string, Pair>();
	readonly #events = new Map<string, SignedEvent>();

	constructor(id: string, template: Template, sha256: Sha256, events: Iterable<SignedEvent> = []) {
		this.id = id;
		this.template = template;
		this.findings = new FindingIndex(id, sha256);
		for (const event of events) this.#take(event);
		this.#settle();
	}

	/** Ids of every event folded in, ascending. */
	get eventIds(): string[] {
		return [...this.#events.keys()].sort();
	}
	get events(): SignedEvent[] {
		return [...this.#events.values()];
	}

	get state(): InspectionState {
		if (this.movedTo) return 'moved';
		const seal = this.headsOf({ inspection: this.id, field: 'seal' }).at(-1);
		if (!seal) return 'open';
		return seal.header.type === 'inspection.sealed/1' ? 'sealed' : 'reopened';
	}

	/** The newest seal, also while it is reopened. */
	get seal(): { event: SignedEvent; sealed: Sealed } | undefined {
		return this.#seals.at(-1);
	}
	/** What was sealed first; later changes are amendments of it. */
	get firstSeal(): SignedEvent | undefined {
		return this.#seals[0]?.event;
	}
	get reopened(): { event: SignedEvent; reopened: Reopened } | undefined {
		const head = this.headsOf({ inspection: this.id, field: 'seal' }).at(-1);
		return head?.header.type === 'inspection.reopened/1' && head.body
			? { event: head, reopened: head.body.payload as unknown as Reopened }
			: undefined;
	}
	readonly #seals: { event: SignedEvent; sealed: Sealed }[] = [];

	pair(key: string): Pair | undefined {
		return this.#pairs.get(key);
	}
	answer(key: string): Answer {
		return this.#answers.get(key) ?? NO_ANSWER;
	}
	headsOf(subject: Record<string, string>): SignedEvent[] {
		return this.#heads.of(registerKey(subject));
	}
	/** Pairs with an answer that are not due any more, e.g. after a correction: kept and shown apart. */
	get answeredOutside(): string[] {
		return [...this.#answers.keys()].filter((key) => !this.#pairs.has(key));
	}

	/** Adds one event; the same event twice changes nothing. */
	add(event: SignedEvent): Change {
		const change = this.#take(event);
		if (change.kind === 'inspection') this.#settle();
		return change;
	}

	#take(event: SignedEvent): Change {
		const { header } = event;
		if (this.#events.has(header.id)) return { kind: 'none' };
		this.#events.set(header.id, event);
		this.#heads.add(event);
		if (!this.startedAt || header.wall < this.startedAt) this.startedAt = header.wall;
		if (header.wall > this.changedAt) this.changedAt = header.wall;
		const { item, unit, evidence, finding } = header.subject;
		if (item && unit) {
			// By the event itself, not by the heads: an answer flipped before it arrived here failed all the same.
			if (saysFail(event)) this.findings.failed(item, unit);
			return this.#takeAnswer(item, unit, header.subject);
		}
		if (evidence) {
			const touched = this.evidence.set(evidence, this.headsOf(header.subject).at(-1));
			return { kind: 'evidence', key: touched };
		}
		if (finding) {
			this.findings.seen(finding, header);
			this.findings.set(header.subject, this.headsOf(header.subject).at(-1));
			return { kind: 'finding', finding };
		}
		if (header.type === 'inspection.sealed/1' && event.body)
			this.#seals.push({ event, sealed: event.body.payload as unknown as Sealed });
		this.#seals.sort((a, b) => compareClock(a.event.header, b.event.header));
		return { kind: 'inspection' };
	}

	#takeAnswer(item: string, unit: string, subject: Record<string, string>): Change {
		const key = pairKey(item, unit);
		const before = this.answer(key);
		const heads = this.headsOf(subject);
		const answer = answerOf(heads);
		this.#answers.set(key, answer);
		if (this.#pairs.has(key))
			this.totals = moveCount(this.totals, countsAs(before), countsAs(answer));
		return { kind: 'answer', key };
	}

	/** Recomputes what depends on the start and its corrections. */
	#settle(): void {
		const starts = this.headsOf({ inspection: this.id, field: 'start' });
		const latest = starts.at(-1);
		if (!latest?.body) return;
		const start = (this.start = latest.body.payload as unknown as Started);
		this.startConflict = starts.length > 1;
		const moved = this.headsOf({ inspection: this.id, field: 'moved' }).at(-1);
		this.movedTo = (moved?.body?.payload as { to: string } | undefined)?.to;
		const corrected = <T>(field: string, pinned: T): T => {
			const head = this.headsOf({ inspection: this.id, field }).at(-1);
			return head?.body ? ((head.body.payload as unknown as Corrected).value as T) : pinned;
		};
		this.basics = {
			visitDate: start.visitDate,
			termStart: corrected('termStart', start.termStart),
			attributes: corrected('attributes', start.attributes),
			units: corrected('units', start.units),
			inspectors: corrected('inspectors', start.inspectors),
			parameters: start.parameters
		};
		const { due, excluded } = pairsOf({ template: this.template, ...this.basics });
		this.due = due;
		this.excluded = excluded;
		this.#pairs = new Map(due.map((pair) => [pair.key, pair]));
		let totals = emptyTotals(due.length, excluded.length);
		for (const [key, answer] of this.#answers)
			if (this.#pairs.has(key)) totals = moveCount(totals, 'notChecked', countsAs(answer));
		this.totals = totals;
	}
}
