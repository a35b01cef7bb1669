import type { Author, EventDraft, Json } from '../events/event';
import type { InspectionFold } from './fold';

/** The next event of a register of this inspection, after all that stands in it or came beside its seal. */
export function draft(
	fold: InspectionFold,
	type: string,
	register: Readonly<Record<string, string>>,
	payload: object,
	author: Author
): EventDraft {
	const subject = { inspection: fold.id, ...register };
	return {
		type,
		subject,
		payload: payload as unknown as Json,
		parents: fold.parentsOf(subject),
		author
	};
}
