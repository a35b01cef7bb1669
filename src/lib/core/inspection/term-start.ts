/**
 * When the term of a visit begins, where nobody has said otherwise. The ministry sets no date for the country; provinces
 * publish a calendar each year. The first of September and of March are the customary days, and are only a default.
 */

/** `YYYY-MM-DD` for a visit date `YYYY-MM-DD`. January still belongs to the autumn term, July to the spring one. */
export function customaryTermStart(visitDate: string): string {
	const [year = 1970, month = 1] = visitDate.split('-').map(Number);
	if (month === 1) return `${year - 1}-09-01`;
	return month >= 8 ? `${year}-09-01` : `${year}-03-01`;
}
