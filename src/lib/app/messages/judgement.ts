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
		.join(m.fill_judged_comma());
	return m.fill_judged_standard({ standard: wording });
}

/** What could have been written, so that a slip of the finger is put right at once. */
function wantedNumber(field: Field): string {
	if (field.type !== 'number') return '';
	const { decimals, min, max } = field;
	return [
		decimals === 0 ? m.fill_judged_whole() : m.fill_judged_decimals({ count: decimals }),
		min === undefined ? '' : `≥ ${min}`,
		max === undefined ? '' : `≤ ${max}`
	]
		.filter(Boolean)
		.join(m.fill_judged_comma());
}

function reasonOf(
	judged: FieldJudgement,
	field: Field,
	value: string,
	nameOf: (attribute: string) => string
): string {
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
			return '';
		case 'chosen':
			return field.type === 'choice' ? chosenOf(field, value, judged) : '';
		case 'recorded':
			return m.fill_judged_recorded();
		case 'unknown-operand':
			return m.fill_judged_unknown({ unknown: nameOf(judged.unknown ?? '') });
		case 'imprecise':
			return m.fill_judged_imprecise();
		case 'term-not-begun':
			return m.fill_judged_term();
		case 'bad-number':
			return m.fill_judged_bad_number({ wanted: wantedNumber(field) });
		case 'bad-date':
			return m.fill_judged_bad_date();
		case 'bad-choice':
			return m.fill_judged_bad_choice();
		default:
			return '';
	}
}

/** The options that decided, in the words they were chosen by. */
function chosenOf(
	field: Extract<Field, { type: 'choice' }>,
	value: string,
	judged: FieldJudgement
): string {
	const ids = value.split(',');
	const options = field.options
		.filter(({ id, verdict }) => ids.includes(id) && verdict === judged.verdict)
		.map(({ text }) => m.fill_judged_quoted({ option: textOf(text) }));
	return options.join(m.fill_judged_comma());
}

/**
 * Of one field and the value it was judged by; `nameOf` says an attribute of the school in words. Undefined while nothing
 * was written.
 */
export function judgementText(
	judged: FieldJudgement,
	field: Field,
	value: string,
	nameOf: (attribute: string) => string
): Said | undefined {
	if (['missing', 'empty', 'not-asked'].includes(judged.code)) return undefined;
	const reason = reasonOf(judged, field, value, nameOf);
	const measured =
		judged.measured === undefined ? '' : m.fill_judged_measured({ value: judged.measured });
	const ending =
		judged.verdict === 'fail'
			? m.fill_judged_fail()
			: judged.verdict === 'pass'
				? m.fill_judged_pass()
				: judged.verdict === 'notApplicable'
					? m.fill_judged_not_applicable()
					: '';
	const verdict = [measured, reason, ending].filter(Boolean).join(m.fill_judged_comma());
	return { verdict, standard: standardOf(judged, field) };
}
