/** Beginning an inspection, and moving one begun in the wrong place. */
import type { Author, EventDraft, Json } from '../events/event';
import { fail, ok, type Result } from '../result';
import { isCalendarDate } from '../calendar/date';
import { closed, type Refusal } from './decide-answer';
import type { InspectionFold } from './fold';
import type { Moved, Started } from './payloads';

const draft = (
	type: string,
	subject: Record<string, string>,
	payload: unknown,
	author: Author
): EventDraft => ({ type, subject, payload: payload as Json, author, parents: [] });

export function decideStart(
	id: string,
	started: Started,
	minInspectors: number,
	author: Author
): Result<EventDraft[], Refusal> {
	if (!isCalendarDate(started.visitDate))
		return fail({ code: 'date-impossible', place: 'visitDate' });
	if (started.inspectors.length < minInspectors)
		return fail({
			code: 'too-few-inspectors',
			place: 'inspectors',
			detail: { needed: minInspectors, have: started.inspectors.length }
		});
	return ok([draft('inspection.started/1', { inspection: id, field: 'start' }, started, author)]);
}

/**
 * Wrong school, date or template: one visible act. The events stay where they were written; the one event names them and
 * the new inspection reads them under its own id.
 */
export function decideMove(
	fold: InspectionFold,
	target: string,
	started: Started,
	author: Author
): Result<EventDraft[], Refusal> {
	const refusal = closed(fold, 'start');
	if (refusal) return fail(refusal);
	if (!isCalendarDate(started.visitDate))
		return fail({ code: 'date-impossible', place: 'visitDate' });
	const moved: Moved = { to: target, events: fold.eventIds };
	return ok([
		draft(
			'inspection.started/1',
			{ inspection: target, field: 'start' },
			{ ...started, movedFrom: fold.id },
			author
		),
		draft('inspection.moved/1', { inspection: fold.id, field: 'moved' }, moved, author)
	]);
}
