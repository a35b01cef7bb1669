/** What an item asks to be written down and what it is compared with, before any school is known. */
import type {
	DateTest,
	Field,
	Item,
	NumberTest,
	Operand,
	Template
} from '$lib/core/template/model';
import { attributeLabel } from './excluded';
import * as m from './generated/messages';
import { textOf } from './text';

interface Around {
	template: Pick<Template, 'parameters'>;
	fields: Item['rules'][number]['fields'];
}

/** Thresholds that differ from school to school are not worked out here: the rule says 按学校情况. */
function operandText(operand: Operand, around: Around): string {
	if ('value' in operand) return operand.value;
	if ('parameter' in operand) {
		const parameter = around.template.parameters.find(({ id }) => id === operand.parameter);
		return parameter?.value ?? m.templates_not_set();
	}
	if ('attribute' in operand) return attributeLabel(operand.attribute);
	if ('field' in operand) {
		const field = around.fields.find(({ id }) => id === operand.field);
		return field ? textOf(field.label) : operand.field;
	}
	return m.templates_by_school();
}

const signs = {
	atLeast: '≥',
	atMost: '≤',
	moreThan: '>',
	lessThan: '<',
	equal: '='
} as const satisfies Partial<Record<keyof NumberTest, string>>;

function numberText(
	label: string,
	unit: string,
	test: NumberTest | undefined,
	around: Around
): string {
	if (!test) return `${label}（${unit}）：${m.templates_recorded()}`;
	const over = test.over ? operandText(test.over, around) : undefined;
	const left = !over ? label : test.invert ? `${over} ÷ ${label}` : `${label} ÷ ${over}`;
	const after = over ? (test.percent ? '%' : '') : unit;
	const limits = (Object.keys(signs) as (keyof typeof signs)[]).flatMap((compare) => {
		const operand = test[compare];
		return operand ? [`${signs[compare]} ${operandText(operand, around)} ${after}`.trim()] : [];
	});
	return `${left} ${limits.join('，')}`;
}

function dateText({ test, span }: DateTest, around: Around): string {
	const amount = span ? operandText(span.amount, around) : '';
	const unit = span
		? { day: m.templates_span_day, month: m.templates_span_month, year: m.templates_span_year }[
				span.unit
			]()
		: '';
	return {
		valid: m.templates_date_valid,
		within: () => m.templates_date_within({ amount, unit }),
		onOrBefore: m.templates_date_before,
		onOrAfter: m.templates_date_after,
		sameMonth: m.templates_date_month,
		sameYear: m.templates_date_year,
		thisTerm: m.templates_date_term
	}[test]();
}

/** One field of a rule in a line. */
export function fieldText(field: Field, around: Around): string {
	const label = textOf(field.label);
	if (field.type === 'number') return numberText(label, textOf(field.unit), field.test, around);
	if (field.type === 'date')
		return `${label}：${field.test ? dateText(field.test, around) : m.templates_recorded()}`;
	const options = field.options.map((option) =>
		option.verdict === 'fail'
			? m.templates_option_fail({ option: textOf(option.text) })
			: textOf(option.text)
	);
	return `${label}：${options.join(' / ')}`;
}
