/** When somebody last said that a fact of a school holds, and whether that is long ago. */
import { ageOf } from '$lib/core/school/confirmed';
import { dayOf, longDay } from './day';
import * as m from './generated/messages';

export interface ConfirmedWords {
	text: string;
	/** Before last term (上学期前). */
	old: boolean;
	/** Nobody has said so this term. */
	due: boolean;
}

/** `day`: `YYYY-MM-DD`. */
export function confirmedWords(day: string): ConfirmedWords {
	const age = ageOf(day, dayOf(new Date()));
	return {
		text: m.visit_confirmed({ date: longDay(day) }),
		old: age === 'old',
		due: age !== 'current'
	};
}
