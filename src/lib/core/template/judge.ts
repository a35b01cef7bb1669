/**
 * Derives the verdict of one answer from its raw values and the rule of the visit date. Data only, no sentences.
 *
 * A rule without a threshold judges nothing: its values are recorded and the verdict is given by hand.
 */
import { judgeDate } from './judging/judge-date';
import { judgeNumber } from './judging/judge-number';
import type { FieldJudgement, FieldVerdict, JudgeCode, Outcome } from './judging/outcome';
import type { Field, Rule } from './model';
import type { JudgeContext } from './operand';

export type { JudgeContext } from './operand';
export type { FieldJudgement, FieldVerdict, Limit } from './judging/outcome';

export interface Judgement {
	/** Undefined: not decided by the values; by hand when `complete`. */
	verdict: FieldVerdict | undefined;
	/** Every field that must be filled is, with a readable value. */
	complete: boolean;
	/** One for each field of the rule, in its order. */
	fields: FieldJudgement[];
}

/**
 * `values` by field id: decimals, dates `YYYY-MM-DD` (or `YYYY-MM`, `YYYY`), option ids (several joined by `,`). One failing field fails the
 * item even while others are empty. Where the fields that judge are partly not applicable, the rest decide.
 */
export function judge(
	rule: Pick<Rule, 'fields'>,
	values: Record<string, string>,
	context: JudgeContext
): Judgement {
	const fields = rule.fields.map((field) => ({
		field: field.id,
		...judgeField(field, values, context)
	}));
	const complete = fields.every(
		({ code }) => !['missing', 'bad-number', 'bad-date', 'bad-choice'].includes(code)
	);
	return { verdict: combine(fields, complete), complete, fields };
}

const undecided = new Set<JudgeCode>(['unknown-operand', 'term-not-begun', 'imprecise']);

function combine(fields: FieldJudgement[], complete: boolean): FieldVerdict | undefined {
	if (fields.some(({ verdict }) => verdict === 'fail')) return 'fail';
	const open = fields.some(({ code }) => undecided.has(code));
	if (!complete || open) return undefined;
	if (fields.some(({ verdict }) => verdict === 'pass')) return 'pass';
	return fields.some(({ verdict }) => verdict === 'notApplicable') ? 'notApplicable' : undefined;
}

function judgeField(field: Field, values: Record<string, string>, context: JudgeContext): Outcome {
	if (!asked(field, values)) return { verdict: undefined, code: 'not-asked' };
	const value = Object.hasOwn(values, field.id) ? (values[field.id] ?? '').trim() : '';
	if (!value) return { verdict: undefined, code: field.optional ? 'empty' : 'missing' };
	if (field.type === 'number') return judgeNumber(field, value, values, context);
	if (field.type === 'date') return judgeDate(field, value, values, context);
	return judgeChoice(field, value);
}

/** Whether `field` is asked at all, given the other answers of the item. */
function asked(field: Field, values: Record<string, string>): boolean {
	if (!field.askWhen) return true;
	const given = Object.hasOwn(values, field.askWhen.field) ? values[field.askWhen.field] : '';
	return (given ?? '').split(',').some((one) => field.askWhen?.in.includes(one));
}

function judgeChoice(field: Extract<Field, { type: 'choice' }>, value: string): Outcome {
	const ids = value.split(',');
	if ((ids.length > 1 && !field.multiple) || new Set(ids).size < ids.length)
		return { verdict: undefined, code: 'bad-choice' };
	const chosen = ids.map((id) => field.options.find((option) => option.id === id));
	if (chosen.includes(undefined)) return { verdict: undefined, code: 'bad-choice' };
	const verdicts = chosen.map((option) => option?.verdict);
	const verdict = (['fail', 'pass', 'notApplicable'] as const).find((v) => verdicts.includes(v));
	return verdict ? { verdict, code: 'chosen' } : { verdict: undefined, code: 'recorded' };
}
