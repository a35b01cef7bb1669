/** What was begun already for one school by the same checklist on the same day, so that no visit is recorded twice by mistake. */
import type { InspectionSummary } from './summary';

export interface SameVisit {
	/** Still being filled: to be continued rather than begun again. */
	open: InspectionSummary | undefined;
	/** The ordinal of another one, where somebody says so. */
	next: number;
}

/** `ofSchool`: all of one school that were not moved away. */
export function sameVisit(
	ofSchool: readonly InspectionSummary[],
	visit: Pick<InspectionSummary, 'templateHash' | 'visitDate'>
): SameVisit {
	const same = ofSchool.filter(
		(one) => one.templateHash === visit.templateHash && one.visitDate === visit.visitDate
	);
	return {
		open: same.find(({ state }) => state !== 'sealed'),
		next: 1 + Math.max(0, ...same.map(({ ordinal }) => ordinal))
	};
}
