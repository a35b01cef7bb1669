/** Since when a pair stands as failed. */
import { compareClock } from '../events/clock';
import { isAnswer, saysFail } from './answer';
import type { InspectionFold } from './fold';

/**
 * Milliseconds of the first of the failing answers that follow each other up to now: writing its note again starts nothing
 * anew, flipping it to 合格 and back does. Undefined where it does not stand as failed.
 */
export function failedSince(
	fold: InspectionFold,
	{ item, unit }: { item: string; unit: string }
): number | undefined {
	const answers = fold.events
		.filter(
			({ header: { id, type, subject } }) =>
				subject.item === item &&
				subject.unit === unit &&
				isAnswer(type) &&
				!fold.outside.has(id) &&
				!fold.unauthorised.has(id)
		)
		.map((event) => ({ event, clock: event.header.clock, id: event.header.id }))
		.sort((a, b) => compareClock(a, b));
	const passed = answers.findLastIndex(({ event }) => !saysFail(event));
	const first = answers[passed + 1];
	return first && Date.parse(first.event.header.wall);
}
