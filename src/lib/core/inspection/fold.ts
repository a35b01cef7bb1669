/**
 * One inspection as a fold over its events. Events may come in any order and more than once; the result is the same.
 * Adding one costs the same at any size, because totals move by difference.
 *
 * What was sealed stands: an event that the seal does not cover is kept and shown beside it (定稿后补充, or 定稿后分歧 where it
 * says something else), and changes a value only after somebody has reopened the inspection.
 */
import type { SignedEvent } from '../events/event';
import { Heads } from '../events/heads';
import type { EventId, Sha256 } from '../events/ids';
import { registerKey } from '../events/subject';
import type { Located } from '../evidence/payloads';
import type { Photo } from '../evidence/photo';
import type { InspectionKind, Template } from '../template/model';
import { answerOf, countsAs, NO_ANSWER, saysFail, type Answer } from './answer';
import { EvidenceIndex } from './evidence';
import { readFacts, type Basics } from './facts';
import { FindingIndex } from './findings';
import { pairKey, pairsOf, type Excluded, type Pair } from './pairs';
import type { Moved, Reopened, Started, Totals } from './payloads';
import { isUnknown, readRegister } from './register';
import { mayWrite } from './roles';
import { SealRegister, type Seal } from './seals';
import { SignatureIndex } from './signatures';
import type { InspectionState } from './summary';
import { emptyTotals, moveCount } from './totals';

export type { Basics } from './facts';

/** What an added event touched, so that a screen redraws only that. */
export type Change =
	| { kind: 'answer'; key: string }
	/** Of these a photo came, went or changed; `undefined` is what nobody has assigned. */
	| { kind: 'evidence'; keys: (string | undefined)[] }
	| { kind: 'finding'; finding: string }
	| { kind: 'signature' }
	/** Start, corrections, seal: everything may differ. */
	| { kind: 'inspection' }
	| { kind: 'none' };

/** Photos, findings and handwriting, each by the heads of its registers. */
interface Indexes {
	evidence: EvidenceIndex;
	findings: FindingIndex;
	signatures: SignatureIndex;
}

export class InspectionFold {
	readonly template: Template;
	readonly id: string;
	#standing: Indexes;
	#late: Indexes;
	/** Where the visit took place, once somebody has asked the device. */
	position: Located | undefined;
	start: Started | undefined;
	/** Two devices began it with different facts: shown, never resolved silently. */
	startConflict = false;
	/** Corrected fields of which two people said different things. */
	contested: string[] = [];
	basics: Basics | undefined;
	due: Pair[] = [];
	excluded: Excluded[] = [];
	totals: Totals = emptyTotals(0, 0);
	movedTo: string | undefined;
	startedAt = '';
	changedAt = '';
	readonly #sha256: Sha256;
	#heads = new Heads();
	/** Of what came beside the seal. */
	#lateHeads = new Heads();
	#answers = new Map<string, Answer>();
	#pairs = new Map<string, Pair>();
	#unknown = new Set<string>();
	#outside = new Set<string>();
	#unauthorised = new Set<string>();
	/** Decides who may write; known once a start is here. */
	#kind: InspectionKind | undefined;
	readonly #seals = new SealRegister();
	readonly #events = new Map<string, SignedEvent>();

	constructor(id: string, template: Template, sha256: Sha256, events: Iterable<SignedEvent> = []) {
		this.id = id;
		this.template = template;
		this.#sha256 = sha256;
		this.#standing = this.#indexes();
		this.#late = this.#indexes();
		for (const event of events) if (!this.#events.has(event.header.id)) this.#keep(event);
		this.#refold();
	}

	#indexes(): Indexes {
		return {
			evidence: new EvidenceIndex(),
			findings: new FindingIndex(this.id, this.#sha256),
			signatures: new SignatureIndex()
		};
	}
	get evidence(): EvidenceIndex {
		return this.#standing.evidence;
	}
	get findings(): FindingIndex {
		return this.#standing.findings;
	}
	get signatures(): SignatureIndex {
		return this.#standing.signatures;
	}
	/** Photos, signatures and statements of the school that came beside the seal: shown beside what was sealed, never among it. */
	get late(): Readonly<Indexes> {
		return this.#late;
	}
	/** Under the seal or beside it. */
	photo(id: string): Photo | undefined {
		return this.evidence.get(id) ?? this.#late.evidence.get(id);
	}
	/** What the seal covers first. */
	get photos(): Photo[] {
		const late = this.#late.evidence.all.filter(({ id }) => !this.evidence.get(id));
		return [...this.evidence.all, ...late];
	}

	/** Ids of every event, ascending. */
	get eventIds(): string[] {
		return [...this.#events.keys()].sort();
	}
	get events(): SignedEvent[] {
		return [...this.#events.values()];
	}
	/** Ids of events that the seal does not cover: they change nothing until somebody reopens. */
	get outside(): ReadonlySet<string> {
		return this.#outside;
	}

	/** Ids of events by a role that does not own them (无权): kept, without effect. */
	get unauthorised(): ReadonlySet<string> {
		return this.#unauthorised;
	}

	get state(): InspectionState {
		return this.movedTo ? 'moved' : this.#seals.state;
	}
	/** The newest seal, also while it is reopened. */
	get seal(): Seal | undefined {
		return this.#seals.newest;
	}
	/** What the first seal did not cover, also while nothing was sealed again. */
	isAmendment(event: SignedEvent): boolean {
		return this.#seals.isAmendment(event);
	}
	get reopened(): { event: SignedEvent; reopened: Reopened } | undefined {
		return this.#seals.reopened;
	}

	pair(key: string): Pair | undefined {
		return this.#pairs.get(key);
	}
	answer(key: string): Answer {
		return this.#answers.get(key) ?? NO_ANSWER;
	}
	/** What stands in a register: of a sealed inspection, under its seal. */
	headsOf(subject: Record<string, string>): SignedEvent[] {
		return this.#heads.of(registerKey(subject));
	}
	/** What the next event of a register replaces: what stands there, and what came beside the seal. */
	parentsOf(subject: Record<string, string>): EventId[] {
		const key = registerKey(subject);
		return [...this.#heads.of(key), ...this.#lateHeads.of(key)].map(({ header }) => header.id);
	}
	/** Pairs with an answer that are not due any more, e.g. after a correction: kept and shown apart. */
	get answeredOutside(): string[] {
		return [...this.#answers.keys()].filter((key) => !this.#pairs.has(key));
	}
	/** Registers besides answers of which a newer version of the app wrote the last word. */
	get unknownRegisters(): number {
		return this.#unknown.size;
	}

	/** Adds one event; the same event twice changes nothing. */
	add(event: SignedEvent): Change {
		if (this.#events.has(event.header.id)) return { kind: 'none' };
		if (this.#keep(event)) {
			// Under another seal other events stand; this happens a few times in the life of an inspection.
			this.#refold();
			return { kind: 'inspection' };
		}
		const change = this.#take(event);
		if (change.kind !== 'inspection') return change;
		this.#settle();
		// Only now is it known what kind of inspection it is.
		if (this.start?.kind !== this.#kind) this.#refold();
		return change;
	}

	/** Puts it into the set; true where it is about the seal. */
	#keep(event: SignedEvent): boolean {
		const { header } = event;
		this.#events.set(header.id, event);
		if (!this.startedAt || header.wall < this.startedAt) this.startedAt = header.wall;
		if (header.wall > this.changedAt) this.changedAt = header.wall;
		return this.#seals.add(event);
	}

	/** Throws every value away and makes it again from the set. */
	#refold(): void {
		this.#heads = new Heads();
		this.#lateHeads = new Heads();
		this.#answers = new Map();
		this.#unknown = new Set();
		this.#outside = new Set();
		this.#standing = this.#indexes();
		this.#late = this.#indexes();
		this.#unauthorised = new Set();
		this.#kind = this.#kindNow();
		for (const event of this.#events.values()) this.#take(event);
		this.#settle();
	}

	/** From the starts alone, before anything else is read. */
	#kindNow(): InspectionKind | undefined {
		const starts = new Heads();
		let key = '';
		for (const event of this.#events.values())
			if (event.header.subject.field === 'start') key = starts.add(event);
		return readFacts((field) => (field === 'start' ? starts.of(key) : []))?.start.kind;
	}

	#take(event: SignedEvent): Change {
		if (!this.#hasEffect(event)) {
			this.#unauthorised.add(event.header.id);
			return { kind: 'inspection' };
		}
		if (this.#seals.leavesOut(event)) {
			this.#outside.add(event.header.id);
			this.#index(this.#late, event, this.#lateHeads.of(this.#lateHeads.add(event)));
			return { kind: 'inspection' };
		}
		const key = this.#heads.add(event);
		const heads = this.#heads.of(key);
		const { item, unit } = event.header.subject;
		if (item && unit) {
			// By the event itself, not by the heads: an answer flipped before it arrived here failed all the same.
			if (saysFail(event)) this.findings.failed(item, unit);
			return this.#takeAnswer(pairKey(item, unit), answerOf(heads));
		}
		if (heads.some(isUnknown)) this.#unknown.add(key);
		else this.#unknown.delete(key);
		return this.#index(this.#standing, event, heads);
	}

	#index(indexes: Indexes, { header }: SignedEvent, heads: readonly SignedEvent[]): Change {
		const { evidence, finding, signature, field } = header.subject;
		if (evidence) {
			const index = indexes.evidence;
			const keys = field === 'marks' ? index.mark(evidence, heads) : index.set(evidence, heads);
			return { kind: 'evidence', keys };
		}
		if (signature) {
			indexes.signatures.set(signature, heads);
			return { kind: 'signature' };
		}
		if (finding) {
			indexes.findings.seen(finding, header);
			indexes.findings.set(header.subject, heads);
			return { kind: 'finding', finding };
		}
		return { kind: 'inspection' };
	}

	/** Whether its role owns what it wrote; while no start is here, nobody can tell. */
	#hasEffect(event: SignedEvent): boolean {
		return !this.#kind || mayWrite(this.#kind, event);
	}

	#takeAnswer(key: string, answer: Answer): Change {
		const before = this.answer(key);
		this.#answers.set(key, answer);
		if (this.#pairs.has(key))
			this.totals = moveCount(this.totals, countsAs(before), countsAs(answer));
		return { kind: 'answer', key };
	}

	/** Recomputes what depends on the start and its corrections. */
	#settle(): void {
		const headsOf = (field: string) => this.headsOf({ inspection: this.id, field });
		const facts = readFacts(headsOf);
		if (!facts) return;
		this.start = facts.start;
		this.startConflict = facts.startConflict;
		this.contested = facts.contested;
		this.basics = facts.basics;
		this.position = readRegister<Located>(headsOf('position'), 'inspection.located/1').values.at(
			-1
		)?.value;
		this.movedTo = readRegister<Moved>(headsOf('moved'), 'inspection.moved/1').values.at(-1)?.value
			.to;
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
