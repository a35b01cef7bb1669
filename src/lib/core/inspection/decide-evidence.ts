/** Photos of an inspection: one event each; the bytes travel beside it. */
import type { Author, EventDraft } from '../events/event';
import { ADDED } from '../evidence/photo';
import type { EvidenceAdded, Mark } from '../evidence/payloads';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import { draft } from './draft';
import type { InspectionFold } from './fold';

/** What a photo shows: an item for a unit, a finding, or nothing that anybody has said yet. */
export type PhotoTarget = Pick<EvidenceAdded, 'item' | 'unit' | 'finding'>;

/**
 * `evidence` is a random id that names the register; the bytes are named by their hashes. After the seal it is an addition that
 * stands beside it (定稿后补充).
 */
export function decideAddPhoto(
	fold: InspectionFold,
	evidence: string,
	added: EvidenceAdded,
	author: Author
): Result<EventDraft[], Refusal> {
	if (fold.state === 'moved') return fail({ code: 'moved', place: 'evidence' });
	return ok([draft(fold, ADDED, { evidence }, added, author)]);
}

/** Says what a photo shows that was taken first, or that it shows something else. */
export function decideAssignPhoto(
	fold: InspectionFold,
	evidence: string,
	target: PhotoTarget,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'evidence');
	if (refusal) return fail(refusal);
	const photo = fold.evidence.get(evidence);
	if (!photo) return fail({ code: 'photo-unknown', place: evidence });
	const shows = ['id', 'marks', 'item', 'unit', 'finding'];
	const rest = Object.fromEntries(Object.entries(photo).filter(([name]) => !shows.includes(name)));
	return ok([draft(fold, ADDED, { evidence }, { ...rest, ...target }, author)]);
}

/** Hides a photo; what was signed stays in the set. */
export function decideRemovePhoto(
	fold: InspectionFold,
	evidence: string,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'evidence');
	if (refusal) return fail(refusal);
	return ok([draft(fold, 'evidence.removed/1', { evidence }, {}, author)]);
}

/** Everything that is drawn on a photo, the earlier strokes too; none takes all off. */
export function decideMarkPhoto(
	fold: InspectionFold,
	evidence: string,
	marks: Mark[],
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'evidence');
	if (refusal) return fail(refusal);
	return ok([draft(fold, 'evidence.marked/1', { evidence, field: 'marks' }, { marks }, author)]);
}
