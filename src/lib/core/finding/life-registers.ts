/** The registers of one finding, by their heads. What a role does not own is kept, without effect (无权). */
import type { SignedEvent, Subject } from '../events/event';
import { Heads } from '../events/heads';
import { registerKey } from '../events/subject';
import { readAdded, type Photo } from '../evidence/photo';
import type { SignatureGiven } from '../inspection/payloads';
import type { Said } from './life-view';
import { mayTake, type Step } from './lifecycle';
import { assignable, type AssignableField, type Field, type PayloadOf } from './payloads';

const fieldTypes: Readonly<Record<Field, readonly string[]>> = {
	rectification: ['rectification.reported/1'],
	recheck: ['recheck.decided/1'],
	extension: ['finding.extended/1'],
	transfer: ['finding.transferred/1'],
	transferReply: ['transfer.replied/1'],
	supervision: ['finding.supervised/1'],
	use: ['use.stopped/1', 'use.resumed/1'],
	...(Object.fromEntries(assignable.map((field) => [field, ['finding.assigned/1']])) as Record<
		AssignableField,
		string[]
	>)
};

/** Which row of the table says who may write a type; where a type has several steps, whichever, since their roles are the same. */
export const stepOfType: Readonly<Record<string, Step>> = {
	'rectification.reported/1': 'reportDone',
	'recheck.decided/1': 'accept',
	'finding.extended/1': 'extend',
	'finding.transferred/1': 'transfer',
	'transfer.replied/1': 'transferReply',
	'finding.supervised/1': 'supervise',
	'use.stopped/1': 'stopUse',
	'use.resumed/1': 'resumeUse',
	'finding.assigned/1': 'assign',
	'signature.given/1': 'sign'
};

/** Photos are of whoever took them. */
export const evidenceTypes = ['evidence.added/1', 'evidence.added/2', 'evidence.removed/1'];

export class LifeRegisters {
	readonly id: string;
	readonly #heads = new Heads();
	readonly #known = new Set<string>();
	readonly unauthorised: string[] = [];
	unknown = 0;
	changedAt = '';
	readonly #evidence = new Set<string>();
	readonly #signatures = new Set<string>();

	constructor(id: string, events: Iterable<SignedEvent> = []) {
		this.id = id;
		for (const event of events) this.#add(event);
	}

	#add(event: SignedEvent): void {
		const { id, type, subject, author, wall } = event.header;
		if (subject.finding !== this.id || this.#known.has(id)) return;
		this.#known.add(id);
		const step = stepOfType[type];
		if (!step && !evidenceTypes.includes(type)) this.unknown++;
		if (step && !mayTake(step, author.role)) {
			this.unauthorised.push(id);
			return;
		}
		if (wall > this.changedAt) this.changedAt = wall;
		const key = this.#heads.add(event);
		if (subject.evidence) this.#evidence.add(key);
		if (subject.signature) this.#signatures.add(key);
	}

	headsAt(subject: Subject): SignedEvent[] {
		return this.#heads.of(registerKey(subject));
	}
	headsOf(field: Field): SignedEvent[] {
		return this.headsAt({ finding: this.id, field });
	}
	/** What stands in a field, oldest first; an erased payload says nothing. */
	said<F extends Field>(field: F): Said<PayloadOf[F]>[] {
		return this.headsOf(field).flatMap((event) =>
			event.body && fieldTypes[field].includes(event.header.type)
				? [{ event, value: event.body.payload as unknown as PayloadOf[F] }]
				: []
		);
	}
	/** The newest of what stands in a field. */
	last<F extends Field>(field: F): PayloadOf[F] | undefined {
		return this.said(field).at(-1)?.value;
	}
	get photos(): Photo[] {
		return [...this.#evidence].flatMap((key) => {
			const event = this.#heads.of(key).at(-1);
			const added = event && readAdded(event);
			return added ? [{ ...added, id: event.header.subject.evidence ?? '', marks: [] }] : [];
		});
	}
	get signatures(): Said<SignatureGiven>[] {
		return [...this.#signatures].flatMap((key) =>
			this.#heads
				.of(key)
				.flatMap((event) =>
					event.header.type === 'signature.given/1' && event.body
						? [{ event, value: event.body.payload as unknown as SignatureGiven }]
						: []
				)
		);
	}
}
