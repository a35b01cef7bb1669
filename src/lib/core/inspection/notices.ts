/** What was handed to the school to be answered. */
import type { Author, EventDraft, Json, SignedEvent } from '../events/event';
import { compareClock } from '../events/clock';
import { fail, ok, type Result } from '../result';
import type { Refusal } from './decide-answer';
import { draft } from './draft';
import type { InspectionFold } from './fold';
import type { NoticeIssued } from './payloads';

const ISSUED = 'notice.issued/1';

export interface IssuedNotice extends NoticeIssued {
	/** Of the packet. */
	id: string;
	/** ISO 8601. */
	wall: string;
}

/** Of one inspection, the newest last. An erased one is not known any more. */
export function noticesOf(events: readonly SignedEvent[]): IssuedNotice[] {
	return events
		.filter(({ header, body }) => header.type === ISSUED && header.subject.notice && body)
		.sort((a, b) => compareClock(a.header, b.header))
		.map(({ header, body }) => ({
			...(body?.payload as unknown as NoticeIssued),
			id: header.subject.notice ?? '',
			wall: header.wall
		}));
}

/** Only what was sealed is handed out: until then it may change under the school's hands. */
export function decideIssue(
	fold: InspectionFold,
	notice: string,
	issued: { hash: string; packet: Json },
	author: Author
): Result<EventDraft[], Refusal> {
	if (fold.state === 'moved') return fail({ code: 'moved', place: 'notice' });
	if (fold.state !== 'sealed') return fail({ code: 'not-sealed', place: 'notice' });
	return ok([draft(fold, ISSUED, { notice }, issued, author)]);
}
