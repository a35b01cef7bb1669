/**
 * Whether an item is for a school, in three values: what is not known about a school excludes nothing.
 */
import type { AttributeValue, Attributes } from '../school/model';
import { compareDecimals } from './judging/decimal';
import type { Condition } from './model';

/** What came out, and why. */
export interface Evaluation {
	holds: true | false | 'unknown';
	/** Ids of the attributes that decided; empty while unknown. */
	because: string[];
	/** Ids of unknown attributes whose value would help to decide. */
	missing: string[];
}

/** Judges `condition` for a school with `attributes`. `all` of nothing holds, `any` of nothing does not. */
export function evaluate(condition: Condition, attributes: Attributes): Evaluation {
	if ('all' in condition) return combine(condition.all, attributes, false);
	if ('any' in condition) return combine(condition.any, attributes, true);
	if ('not' in condition) {
		const inner = evaluate(condition.not, attributes);
		return inner.holds === 'unknown' ? inner : { ...inner, holds: !inner.holds };
	}
	const id = condition.attribute;
	const value = Object.hasOwn(attributes, id) ? attributes[id] : undefined;
	const holds = value === undefined ? 'unknown' : matches(condition, value);
	return holds === 'unknown'
		? { holds, because: [], missing: [id] }
		: { holds, because: [id], missing: [] };
}

/** Ids of every attribute that the condition names, once each, in order of appearance. */
export function attributesOf(condition: Condition): string[] {
	if ('all' in condition) return once(condition.all.flatMap(attributesOf));
	if ('any' in condition) return once(condition.any.flatMap(attributesOf));
	if ('not' in condition) return attributesOf(condition.not);
	return [condition.attribute];
}

/** `decisive`: one part with this value settles the whole, true for `any` and false for `all`. */
function combine(parts: Condition[], attributes: Attributes, decisive: boolean): Evaluation {
	const results = parts.map((part) => evaluate(part, attributes));
	const deciding = results.filter((result) => result.holds === decisive);
	if (deciding.length)
		return { holds: decisive, because: once(deciding.flatMap((r) => r.because)), missing: [] };
	const unknown = results.filter((result) => result.holds === 'unknown');
	if (unknown.length)
		return { holds: 'unknown', because: [], missing: once(unknown.flatMap((r) => r.missing)) };
	return { holds: !decisive, because: once(results.flatMap((r) => r.because)), missing: [] };
}

type Leaf = Extract<Condition, { attribute: string }>;

/** A value of the wrong kind (an old roster, a broken import) tells nothing, so it counts as unknown. */
function matches(leaf: Leaf, value: AttributeValue): boolean | 'unknown' {
	if ('atLeast' in leaf)
		return typeof value === 'number'
			? compareDecimals(String(value), leaf.atLeast) >= 0
			: 'unknown';
	const wanted = 'in' in leaf ? leaf.in : [leaf.is];
	if (typeof wanted[0] === 'boolean')
		return typeof value === 'boolean' ? value === wanted[0] : 'unknown';
	if (typeof value === 'boolean') return 'unknown';
	const values: (string | boolean)[] = Array.isArray(value) ? value : [String(value)];
	return values.some((one) => (wanted as (string | boolean)[]).includes(one));
}

const once = (ids: string[]): string[] => [...new Set(ids)];
