/** One due pair as plain values, for exports and paper. */
import type { ResultAnswer } from '$lib/formats/results/model';
import type { Answer, Given } from '$lib/core/inspection/answer';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { UNREGISTERED, WHOLE, type Pair } from '$lib/core/inspection/pairs';
import type { Field } from '$lib/core/template/model';
import { wordingOf } from '$lib/core/template/wording';
import { citation } from './citation';

/** In Chinese: papers are Chinese whatever the screen says. */
function unitName(pair: Pick<Pair, 'unit' | 'unitLabel'>): string {
	if (pair.unit === WHOLE) return '全校';
	return pair.unit === UNREGISTERED ? '未登记' : (pair.unitLabel ?? pair.unit);
}

function valueText(field: Field, value: string): string {
	if (field.type !== 'choice') return value;
	return value
		.split(',')
		.map((id) => field.options.find((option) => option.id === id)?.text.zh ?? id)
		.join('、');
}

function valuesOf(pair: Pair, given: Given | undefined): ResultAnswer['values'] {
	return pair.rule.fields.flatMap((field) => {
		const value = given?.values?.[field.id];
		if (!value) return [];
		return [
			{
				label: field.label.zh,
				value: valueText(field, value),
				type: field.type,
				...(field.type === 'number' ? { unit: field.unit.zh } : {})
			}
		];
	});
}

export function answerResult(
	fold: InspectionFold,
	pair: Pair,
	names: ReadonlyMap<string, string>
): ResultAnswer {
	const answer: Answer = fold.answer(pair.key);
	const given = answer.kind === 'answered' ? answer.given : undefined;
	const reason = given?.reason ?? (answer.kind === 'none' ? answer.reason : undefined);
	const header = given?.event.header;
	const author = header && names.get(header.author.person);
	return {
		section: pair.section.title.zh,
		item: pair.item.id,
		text: wordingOf(pair.item.text, fold.start?.kind),
		unit: unitName(pair),
		unitKind: pair.item.unit,
		...(given ? { verdict: given.verdict } : {}),
		...(answer.kind === 'conflict' ? { conflict: true } : {}),
		values: valuesOf(pair, given),
		rule: pair.rule.id,
		basis: citation(pair.rule, fold.template),
		basisStatus: pair.rule.status,
		severity: pair.rule.severity,
		...(given?.byHand ? { byHand: true } : {}),
		...(given?.batch ? { batch: true } : {}),
		...(reason ? { reason } : {}),
		...(given?.note ? { note: given.note } : {}),
		...(given?.place ? { place: given.place } : {}),
		photos: fold.evidence.of(pair.key).map((evidence) => evidence.hash),
		...(author ? { inspector: author } : {}),
		...(header ? { answeredAt: header.wall } : {})
	};
}
