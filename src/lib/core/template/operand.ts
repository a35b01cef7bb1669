/** What a measured value is compared with, worked out for one school. */
import type { Attributes } from '../school/model';
import { zeroUnless } from '../school/zero-unless';
import { evaluate } from './condition';
import { add, ceiling, compare, divide, multiply, parseDecimal, subtract } from './judging/decimal';
import type { Fraction } from './judging/decimal';
import type { Operand } from './model';

/** Everything besides the answer that judging rests on; pinned by the start of an inspection. */
export interface JudgeContext {
	attributes: Attributes;
	/** Decimal text by parameter id. */
	parameters: Record<string, string>;
	/** `YYYY-MM-DD`, Asia/Shanghai. */
	visitDate: string;
	termStart: string;
}

/** A number, or what is not known: an attribute, parameter or field id. */
export type Resolved = { value: Fraction } | { unknown: string };

/** `values` are the answers of the same item by field id. */
export function resolveOperand(
	operand: Operand,
	values: Record<string, string>,
	context: JudgeContext
): Resolved {
	if ('value' in operand) return decimal(operand.value, 'value');
	if ('parameter' in operand)
		return decimal(own(context.parameters, operand.parameter), operand.parameter);
	if ('field' in operand) return decimal(own(values, operand.field), operand.field);
	if ('attribute' in operand) return attribute(operand.attribute, context);
	if ('cases' in operand) {
		for (const { when, then } of operand.cases) {
			const { holds, missing } = when
				? evaluate(when, context.attributes)
				: { holds: true, missing: [] };
			if (holds === 'unknown') return { unknown: missing[0] ?? 'cases' };
			if (holds) return resolveOperand(then, values, context);
		}
		return { unknown: 'cases' };
	}
	let total: Fraction = { n: 0n, d: 1n };
	for (const part of operand.sum) {
		const count = attribute(part.attribute, context);
		if ('unknown' in count) return count;
		const terms: Fraction[] = [];
		for (const name of ['base', 'above', 'per', 'add'] as const) {
			const term = resolveOperand(part[name], values, context);
			if ('unknown' in term) return term;
			terms.push(term.value);
		}
		const [base, above, per, step] = terms as [Fraction, Fraction, Fraction, Fraction];
		total = add(total, base);
		if (compare(count.value, above) <= 0) continue;
		const parts = per.n > 0n ? divide(subtract(count.value, above), per) : undefined;
		if (!parts) return { unknown: 'per' };
		total = add(total, multiply(step, ceiling(parts)));
	}
	return { value: total };
}

function attribute(id: string, { attributes }: JudgeContext): Resolved {
	const flag = own(zeroUnless, id);
	const value = own(attributes, id) ?? (flag && own(attributes, flag) === false ? 0 : undefined);
	return decimal(typeof value === 'number' ? String(value) : undefined, id);
}

function decimal(text: string | undefined, name: string): Resolved {
	const value = text === undefined ? undefined : parseDecimal(text);
	return value ? { value } : { unknown: name };
}

const own = <T>(of: Record<string, T>, key: string): T | undefined =>
	Object.hasOwn(of, key) ? of[key] : undefined;
