/** A season is the term that a visit belongs to: spring and autumn are inspected apart. */
import { customaryTermStart } from './term-start';

/** `2026-1`: the spring term of 2026; `2026-2`: its autumn term, which ends in January. In this order as text. */
export type Season = string;

/** The season of a visit date `YYYY-MM-DD`. By the customary terms, so that one day is of one season in every county. */
export function seasonOf(visitDate: string): Season {
	const [year, month] = customaryTermStart(visitDate).split('-');
	return `${year}-${month === '09' ? 2 : 1}`;
}

/** The season before. */
export function seasonBefore(season: Season): Season {
	const [year = 1970, term] = season.split('-').map(Number);
	return term === 2 ? `${year}-1` : `${year - 1}-2`;
}
