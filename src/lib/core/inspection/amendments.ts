/** What the first seal did not cover: visible, beside the sealed values. */
import { canonicalJson } from '../events/canonical';
import { compareClock } from '../events/clock';
import type { Json, SignedEvent } from '../events/event';
import { isAnswer } from './answer';
import type { InspectionFold } from './fold';
import type { FindingSet, ResponseGiven, SealPart } from './payloads';
import { sealPartOf } from './seal-leaves';

export interface Amendment {
	/** Of an answer. */
	item?: string;
	unit?: string;
	kind: SealPart;
	/** The photo or the signature. */
	id?: string;
	person: string;
	/** ISO 8601. */
	wall: string;
	/**
	 * Not under the seal that stands, and changes nothing until somebody reopens the inspection: `adds` to what was sealed
	 * (定稿后补充), or `differs` from it (定稿后分歧).
	 */
	outside?: 'adds' | 'differs';
}

/** Oldest first. */
export function amendmentsOf(fold: InspectionFold): Amendment[] {
	return fold.events
		.filter((event) => isShown(fold, event) && fold.isAmendment(event))
		.sort((a, b) => compareClock(a.header, b.header))
		.map((event) => amendment(fold, event));
}

/** The seal and the move speak for themselves, a notice amends nothing; what has no effect (无权) is said in another place. */
const isShown = (fold: InspectionFold, { header: { id, subject } }: SignedEvent): boolean =>
	subject.field !== 'seal' &&
	subject.field !== 'moved' &&
	subject.notice === undefined &&
	!fold.unauthorised.has(id);

function amendment(fold: InspectionFold, event: SignedEvent): Amendment {
	const { header } = event;
	const { item, unit, evidence, signature } = header.subject;
	const id = evidence ?? signature;
	const outside = fold.outside.has(header.id);
	return {
		...(item ? { item } : {}),
		...(unit ? { unit } : {}),
		kind: sealPartOf(event),
		...(id ? { id } : {}),
		person: header.author.person,
		wall: header.wall,
		...(outside ? { outside: differs(fold, event) ? 'differs' : 'adds' } : {})
	};
}

/** Whether the seal has another value where this one would be. A correction always differs from what the start has. */
function differs(fold: InspectionFold, event: SignedEvent): boolean {
	const { type, subject } = event.header;
	const sealed = fold.headsOf(subject);
	if (sealed.length === 0) return type === 'inspection.corrected/1';
	return sealed.every((head) => meaning(head) !== meaning(event));
}

/** Notes beside the same answer are no disagreement, nor is where a value of a finding came from. */
function meaning({ header, body }: SignedEvent): string {
	const payload = body?.payload ?? null;
	if (header.type === 'finding.set/1')
		return canonicalJson((payload as Partial<FindingSet> | null)?.value ?? null);
	if (!isAnswer(header.type)) return canonicalJson([header.type, payload]);
	const { verdict = null, values = {} } = (payload ?? {}) as Partial<ResponseGiven>;
	return canonicalJson([verdict, values] as Json);
}
