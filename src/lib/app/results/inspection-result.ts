/** One inspection as plain values: what every export and the printed paper are made from. */
import areas from '../../../../seeds/areas.json';
import type { InspectionResult } from '$lib/formats/results/model';
import { amendmentsOf } from '$lib/core/inspection/amendments';
import { countsAs } from '$lib/core/inspection/answer';
import { findingsOf } from '$lib/core/inspection/finding-list';
import type { InspectionFold } from '$lib/core/inspection/fold';
import type { Totals } from '$lib/core/inspection/payloads';
import { emptyTotals, moveCount, scoreOf } from '$lib/core/inspection/totals';
import { attributeById } from '$lib/core/school/attributes';
import { answerResult } from './answer-result';
import { findingResult } from './finding-result';
import type { FindingPast } from './life-result';
import { sealCode } from './seal-code';
import { signatureResults } from './signature-result';

/** For screens, which know no file formats. */
export type InspectionPaper = InspectionResult;

const countyName = (area: string): string =>
	areas.counties.find(({ code }) => code === area)?.name ?? area;

/** In the order of the template; each adds up like the whole. */
function sectionTotals(fold: InspectionFold): InspectionResult['sections'] {
	return fold.template.sections.flatMap(({ id, title }) => {
		const due = fold.due.filter((pair) => pair.section.id === id);
		const excluded = fold.excluded.filter((entry) => entry.section.id === id).length;
		if (due.length === 0 && excluded === 0) return [];
		const totals = due.reduce<Totals>(
			(sum, pair) => moveCount(sum, 'notChecked', countsAs(fold.answer(pair.key))),
			emptyTotals(due.length, excluded)
		);
		return [{ id, title: title.zh, totals }];
	});
}

function sealOf(fold: InspectionFold): Pick<InspectionResult, 'seal' | 'sealMark'> {
	if (!fold.seal) return {};
	const code = sealCode(fold);
	return { seal: fold.seal.sealed.root, ...(code ? { sealMark: code } : {}) };
}

export interface ResultOptions {
	/** `YYYY-MM-DD`, the day of an export, for what is overdue; the paper of the visit has none. */
	today?: string;
	/** What became of its findings, by id; the paper of the visit says nothing of it. */
	pasts?: ReadonlyMap<string, FindingPast>;
	/** Only these findings, by id. */
	only?: ReadonlySet<string>;
}

/** Undefined for events without a start that can be read. */
export function inspectionResult(
	fold: InspectionFold,
	{ today, pasts, only }: ResultOptions = {}
): InspectionResult | undefined {
	const { start, basics, totals } = fold;
	if (!start || !basics) return undefined;
	const names = new Map(basics.inspectors.map(({ person, name }) => [person, name]));
	const score = scoreOf(totals);
	const signatures = signatureResults(fold);
	const amendments = amendmentsOf(fold).map(({ kind, item, person, wall, outside }) => {
		const by = names.get(person);
		return {
			part: kind,
			...(item ? { item } : {}),
			at: wall,
			...(by ? { by } : {}),
			...(outside ? { outside } : {})
		};
	});
	const stage = basics.attributes.stage;
	const stageName = attributeById('stage')?.options?.find(({ id }) => id === stage)?.label.zh;
	return {
		id: fold.id,
		kind: start.kind,
		school: {
			id: start.school.id,
			name: start.school.name,
			...(start.school.code ? { code: start.school.code } : {}),
			area: start.school.area,
			county: countyName(start.school.area),
			...(stageName ? { stage: stageName } : {}),
			...(start.school.sample ? { sample: true } : {})
		},
		template: {
			id: start.template.id,
			version: start.template.version,
			title: start.template.title,
			hash: start.template.hash
		},
		visitDate: basics.visitDate,
		inspectors: basics.inspectors.map(({ name }) => name),
		state: fold.state,
		...sealOf(fold),
		...(signatures.length > 0 ? { signatures } : {}),
		...(amendments.length > 0 ? { amendments } : {}),
		...(fold.position ? { position: { ...fold.position.place, at: fold.position.at } } : {}),
		totals,
		score: { pass: totals.pass, of: score?.of ?? 0, ...(score ? { percent: score.percent } : {}) },
		sections: sectionTotals(fold),
		answers: fold.due.map((pair) => answerResult(fold, pair, names)),
		findings: findingsOf(fold)
			.filter(({ id }) => !only || only.has(id))
			.map((finding) =>
				findingResult(fold, finding, names, { today, past: pasts?.get(finding.id) })
			)
	};
}
