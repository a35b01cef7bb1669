/** Photos of an inspection: one event each; the bytes travel beside it. */
import type { Author, EventDraft, Json } from '../events/event';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import type { InspectionFold } from './fold';
import type { EvidenceAdded } from './payloads';

/** `evidence` is a random id that names the register; the bytes are named by their hashes. */
export function decideAddPhoto(
	fold: InspectionFold,
	evidence: string,
	added: EvidenceAdded,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'evidence');
	if (refusal) return fail(refusal);
	const subject = { inspection: fold.id, evidence };
	const payload = added as unknown as Json;
	return ok([{ type: 'evidence.added/1', subject, payload, parents: [], author }]);
}

/** Hides a photo; what was signed stays in the set. */
export function decideRemovePhoto(
	fold: InspectionFold,
	evidence: string,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'evidence');
	if (refusal) return fail(refusal);
	const subject = { inspection: fold.id, evidence };
	const parents = fold.headsOf(subject).map((event) => event.header.id);
	return ok([{ type: 'evidence.removed/1', subject, payload: {}, parents, author }]);
}
