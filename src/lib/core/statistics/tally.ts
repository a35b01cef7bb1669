/** What one sealed inspection answers by item: the one thing that sums, rates and the radar are counted from. */
import type { Summary } from '../events/store';
import { countsAs } from '../inspection/answer';
import type { InspectionFold } from '../inspection/fold';
import { seasonOf, type Season } from '../inspection/season';
import type { InspectionKind } from '../template/model';
import { encodeMarks, type Mark, type Marked, type Marks } from './marks';

export interface Tally {
	inspection: string;
	kind: InspectionKind;
	/** Of the checklist's bytes: they say what its items ask. */
	template: string;
	school: string;
	schoolName: string;
	/** 6-digit area code. */
	area: string;
	season: Season;
	/** `YYYY-MM-DD`. */
	visitDate: string;
	/** None where the inspection was moved away: what it said is counted where it went. */
	marks: Marks;
}

const TALLY_SUMMARY = 'tally';
/** What groups of tallies begin with. */
export const TALLIES = 'tally:';
/** Those of one school, by the date of the visit. */
export const talliesOfSchool = (school: string): string => `tally/school:${school}`;

/** Undefined while it was never sealed: what may still change is in no figure. */
export function tallyOf(fold: InspectionFold): Tally | undefined {
	const { start, basics, seal } = fold;
	if (!start || !basics || !seal) return undefined;
	return {
		inspection: fold.id,
		kind: start.kind,
		template: start.template.hash,
		school: start.school.id,
		schoolName: start.school.name,
		area: start.school.area,
		season: seasonOf(basics.visitDate),
		visitDate: basics.visitDate,
		marks: fold.state === 'moved' ? {} : encodeMarks(marksOf(fold))
	};
}

function* marksOf(fold: InspectionFold): Generator<Marked> {
	for (const { key, item, unit, rule } of fold.due) {
		const counted = countsAs(fold.answer(key));
		if (counted !== 'fail') {
			yield { item: item.id, unit, mark: letters[counted] };
			continue;
		}
		const set = fold.findings.values(fold.findings.idOf(item.id, unit)).severity;
		yield { item: item.id, unit, mark: (set ?? rule.severity) === 'major' ? 'F' : 'f' };
	}
}

const letters = { pass: 'p', notApplicable: 'n', notChecked: 'u' } satisfies Record<string, Mark>;

/** The tally as it is kept. */
export const summariseTally = (tally: Tally): Summary => ({
	group: `${TALLIES}${tally.inspection}`,
	kind: TALLY_SUMMARY,
	value: tally,
	lists: [[talliesOfSchool(tally.school), tally.visitDate]]
});

/** What the inspecting side saw: not the school's own self-check, and not a recheck, which answers no items. */
export const isVisit = ({ kind }: Pick<Tally, 'kind'>): boolean =>
	kind !== 'selfCheck' && kind !== 'recheck';
