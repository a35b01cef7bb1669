import type { Author, EventDraft } from '../events/event';
import type { Located } from '../evidence/payloads';
import { fail, ok, type Result } from '../result';
import { closed, type Refusal } from './decide-answer';
import { draft } from './draft';
import type { InspectionFold } from './fold';

/** Where the visit takes place; asked again, the newer answer holds. */
export function decideLocate(
	fold: InspectionFold,
	located: Located,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'position');
	if (refusal) return fail(refusal);
	return ok([draft(fold, 'inspection.located/1', { field: 'position' }, located, author)]);
}
