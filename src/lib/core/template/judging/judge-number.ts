/** Judges a number field: exactly, never in floating point. */
import type { Field, NumberTest, Operand } from '../model';
import { resolveOperand } from '../operand';
import type { JudgeContext } from '../operand';
import {
	compare,
	decimalPlaces,
	divide,
	formatDecimal,
	multiply,
	parseDecimal,
	subtract
} from './decimal';
import type { Fraction } from './decimal';
import type { Limit, Outcome } from './outcome';

type NumberField = Extract<Field, { type: 'number' }>;
const comparisons = ['atLeast', 'moreThan', 'equal', 'atMost', 'lessThan'] as const;

/** `values` are the answers of the same item by field id; `text` is this field's. */
export function judgeNumber(
	field: NumberField,
	text: string,
	values: Record<string, string>,
	context: JudgeContext
): Outcome {
	const value = parseDecimal(text);
	if (!value || decimalPlaces(text) > field.decimals || outside(field, value))
		return { verdict: undefined, code: 'bad-number' };
	if (!field.test) return { verdict: undefined, code: 'recorded' };
	const measured = measure(field.test, value, values, context);
	if ('unknown' in measured)
		return { verdict: undefined, code: 'unknown-operand', unknown: measured.unknown };

	const limits: { limit: Limit; bound: Fraction; difference: number }[] = [];
	for (const name of comparisons) {
		const operand = field.test[name];
		if (!operand || isUnset(operand, context)) continue;
		const bound = resolveOperand(operand, values, context);
		if ('unknown' in bound)
			return { verdict: undefined, code: 'unknown-operand', unknown: bound.unknown };
		limits.push({
			limit: { compare: name, value: formatDecimal(bound.value, 6) },
			bound: bound.value,
			difference: compare(measured.value, bound.value)
		});
	}
	if (!limits.length) return { verdict: undefined, code: 'recorded' };
	const shown = field.test.over ? { measured: formatDecimal(measured.value) } : {};
	const missed = limits.find(({ limit, difference }) => !meets(limit.compare, difference));
	if (!missed)
		return { verdict: 'pass', code: 'in-range', expected: limits.map((l) => l.limit), ...shown };
	const { compare: kind } = missed.limit;
	const away = subtract(measured.value, missed.bound);
	return {
		verdict: 'fail',
		code:
			kind === 'equal'
				? 'not-equal'
				: kind === 'atLeast' || kind === 'moreThan'
					? 'below-limit'
					: 'above-limit',
		expected: [missed, ...limits.filter((l) => l !== missed)].map((l) => l.limit),
		...shown,
		difference: formatDecimal(away.n < 0n ? { ...away, n: -away.n } : away, 6)
	};
}

/** A parameter that the office has not set and that has no default sets no threshold; a slip in a checklist is caught earlier. */
const isUnset = (operand: Operand, { parameters }: JudgeContext): boolean =>
	'parameter' in operand && !Object.hasOwn(parameters, operand.parameter);

/** A value that cannot be (a pupil number of -1, a percentage of 400) is a slip of the finger, not a finding. */
function outside(field: NumberField, value: Fraction): boolean {
	const [min, max] = [field.min, field.max].map((text) => text && parseDecimal(text));
	return Boolean((min && compare(value, min) < 0) || (max && compare(value, max) > 0));
}

function measure(
	test: NumberTest,
	value: Fraction,
	values: Record<string, string>,
	context: JudgeContext
): { value: Fraction } | { unknown: string } {
	if (!test.over) return { value };
	const over = resolveOperand(test.over, values, context);
	if ('unknown' in over) return over;
	const quotient = test.invert ? divide(over.value, value) : divide(value, over.value);
	if (!quotient) return { unknown: 'over' };
	return { value: test.percent ? multiply(quotient, { n: 100n, d: 1n }) : quotient };
}

function meets(kind: Limit['compare'], difference: number): boolean {
	if (kind === 'atLeast') return difference >= 0;
	if (kind === 'atMost') return difference <= 0;
	if (kind === 'moreThan') return difference > 0;
	if (kind === 'lessThan') return difference < 0;
	return difference === 0;
}
