/** The list entry of one inspection, from its fold. */
import type { Summary } from '../events/store';
import { standsFailed } from './answer';
import type { InspectionFold } from './fold';
import { pairKey } from './pairs';
import {
	INSPECTION_SUMMARY,
	inspectionGroup,
	inspectionsOfSchool,
	OPEN_INSPECTIONS,
	SEALED_INSPECTIONS,
	type InspectionSummary
} from './summary';

export function summariseInspection(fold: InspectionFold): Summary[] {
	const { start, basics } = fold;
	if (!start || !basics) return [];
	const value: InspectionSummary = {
		id: fold.id,
		schoolId: start.school.id,
		schoolName: start.school.name,
		area: start.school.area,
		templateId: start.template.id,
		templateTitle: start.template.title,
		templateHash: start.template.hash,
		kind: start.kind,
		visitDate: basics.visitDate,
		ordinal: start.ordinal,
		state: fold.state,
		totals: fold.totals,
		major: countMajor(fold),
		startedAt: fold.startedAt,
		changedAt: fold.changedAt,
		sample: start.school.sample === true,
		...(fold.movedTo ? { movedTo: fold.movedTo } : {})
	};
	return [
		{ group: inspectionGroup(fold.id), kind: INSPECTION_SUMMARY, value, lists: listsOf(value) }
	];
}

function listsOf({ state, schoolId, visitDate, changedAt }: InspectionSummary) {
	const lists: Summary['lists'] = [];
	if (state === 'moved') return lists;
	lists.push([state === 'sealed' ? SEALED_INSPECTIONS : OPEN_INSPECTIONS, changedAt]);
	lists.push([inspectionsOfSchool(schoolId), visitDate]);
	return lists;
}

/** Counted without building the list, because this runs at every tap. */
function countMajor(fold: InspectionFold): number {
	let count = 0;
	for (const [id, { item, unit }] of fold.findings.failedPairs) {
		const key = pairKey(item, unit);
		const pair = fold.pair(key);
		const answer = fold.answer(key);
		if (!pair || !standsFailed(answer)) continue;
		if ((fold.findings.values(id).severity ?? pair.rule.severity) === 'major') count++;
	}
	for (const [id, observed] of fold.findings.observed)
		if (!observed.withdrawn && fold.findings.values(id).severity === 'major') count++;
	return count;
}
