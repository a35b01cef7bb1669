/** Says in words what judging one field found: 高出 1.5 ℃，判为不合格 · 标准 0–8 ℃. */
import type { FieldJudgement, Limit } from '$lib/core/template/judge';
import type { Field } from '$lib/core/template/model';
import * as m from './generated/messages';
import { textOf } from './text';

export interface Said {
	/** The verdict and why; empty while there is none. */
	verdict: string;
	/** What it was compared with; empty where nothing was. */
	standard: string;
}

const unitOf = (field: Field): string => (field.type === 'number' ? textOf(field.unit) : '');

/** A quotient is not in the field's own unit. */
function amount(judged: FieldJudgement, field: Field, value: string): string {
	const unit = judged.measured === undefined ? ` ${unitOf(field)}` : '';
	return `${value}${unit}`.trim();
}

const signs: Record<Limit['compare'], string> = {
	atLeast: '≥',
	atMost: '≤',
	moreThan: '>',
	lessThan: '<',
	equal: '=',
	onOrAfter: '≥',
	onOrBefore: '≤'
};

function standardOf(judged: FieldJudgement, field: Field): string {
	const limits = judged.expected ?? [];
	if (limits.length === 0) return '';
	const wording = limits
		.map(({ compare, value }) => `${signs[compare]} ${amount(judged, field, value)}`)
		.join('，');
	return m.fill_judged_standard({ standard: wording });
}

function reasonOf(judged: FieldJudgement, field: Field): string {
	const by = amount(judged, field, judged.difference ?? '');
	switch (judged.code) {
		case 'above-limit':
			return m.fill_judged_above({ by });
		case 'below-limit':
			return m.fill_judged_below({ by });
		case 'not-equal':
			return m.fill_judged_not_equal({ by });
		case 'expired':
			return m.fill_judged_expired({ days: judged.difference ?? '' });
		case 'too-old':
			return m.fill_judged_too_old({ days: judged.difference ?? '' });
		case 'too-late':
			return m.fill_judged_too_late({ days: judged.difference ?? '' });
		case 'too-early':
			return m.fill_judged_too_early({ days: judged.difference ?? '' });
		case 'other-month':
			return m.fill_judged_other_month();
		case 'other-year':
			return m.fill_judged_other_year();
		case 'in-range':
		case 'in-date':
		case 'chosen':
			return '';
		case 'recorded':
			return m.fill_judged_recorded();
		case 'unknown-operand':
			return m.fill_judged_unknown({ unknown: judged.unknown ?? '' });
		case 'imprecise':
			return m.fill_judged_imprecise();
		case 'term-not-begun':
			return m.fill_judged_term();
		case 'bad-number':
			return m.fill_judged_bad_number();
		case 'bad-date':
			return m.fill_judged_bad_date();
		case 'bad-choice':
			return m.fill_judged_bad_choice();
		default:
			return '';
	}
}

/** Undefined while nothing was written. */
export function judgementText(judged: FieldJudgement, field: Field): Said | undefined {
	if (['missing', 'empty', 'not-asked'].includes(judged.code)) return undefined;
	const reason = reasonOf(judged, field);
	const measured =
		judged.measured === undefined ? '' : m.fill_judged_measured({ value: judged.measured });
	const verdict =
		judged.verdict === 'fail'
			? m.fill_judged_fail({ reason: [measured, reason].filter(Boolean).join('，') })
			: judged.verdict === 'pass'
				? m.fill_judged_pass({ reason: measured })
				: judged.verdict === 'notApplicable'
					? m.fill_judged_not_applicable()
					: reason;
	return { verdict, standard: standardOf(judged, field) };
}
