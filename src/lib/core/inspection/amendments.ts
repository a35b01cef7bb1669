/** What was changed after the first seal: visible, beside the sealed values. */
import { compareClock } from '../events/clock';
import type { SignedEvent } from '../events/event';
import { isReread } from './reread';
import type { InspectionFold } from './fold';

export interface Amendment {
	/** Absent for a free observation or an unassigned photo. */
	item?: string;
	unit?: string;
	kind: 'answer' | 'finding' | 'evidence';
	person: string;
	/** ISO 8601. */
	wall: string;
	/** Came after the seal that stands (定稿后分歧): it changes nothing until somebody reopens the inspection. */
	outside: boolean;
}

/** Oldest first. An event without a place in time before the seal counts as later: nothing slips in unseen. */
export function amendmentsOf(fold: InspectionFold): Amendment[] {
	const seal = fold.firstSeal;
	if (!seal) return [];
	return fold.events
		.filter(({ header }) => isReread(header.type) && compareClock(header, seal.header) > 0)
		.sort((a, b) => compareClock(a.header, b.header))
		.map((event) => amendment(event, fold.outside.has(event.header.id)));
}

function amendment({ header }: SignedEvent, outside: boolean): Amendment {
	const { item, unit, evidence } = header.subject;
	return {
		...(item ? { item } : {}),
		...(unit ? { unit } : {}),
		kind: item ? 'answer' : evidence ? 'evidence' : 'finding',
		person: header.author.person,
		wall: header.wall,
		outside
	};
}
