import type { Author, EventDraft, Json } from '../events/event';
import type { Located } from '../evidence/payloads';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import type { InspectionFold } from './fold';

/** Where the visit takes place; asked again, the newer answer holds. */
export function decideLocate(
	fold: InspectionFold,
	located: Located,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'position');
	if (refusal) return fail(refusal);
	const subject = { inspection: fold.id, field: 'position' };
	const parents = fold.parentsOf(subject);
	return ok([
		{ type: 'inspection.located/1', subject, payload: located as unknown as Json, parents, author }
	]);
}
