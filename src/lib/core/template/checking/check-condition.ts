/** Conditions: attributes that exist, options that exist, and at least one school that they can be true for. */
import { attributeById } from '../../school/attributes';
import type { Attributes, AttributeValue } from '../../school/model';
import { evaluate } from '../condition';
import { parseDecimal, ceiling } from '../judging/decimal';
import type { Condition } from '../model';
import type { ProblemList } from './problem';

/** Beyond this many combinations nothing is claimed. */
const mostCombinations = 20_000;
type Leaf = Extract<Condition, { attribute: string }>;

/** Adds a problem for every wrong leaf, and one when no school can meet the condition. */
export function checkCondition(
	condition: Condition,
	path: readonly PropertyKey[],
	item: string,
	list: ProblemList
): void {
	const before = list.problems.length;
	for (const { leaf, at } of leavesOf(condition, path)) checkLeaf(leaf, at, item, list);
	if (list.problems.length === before && !reachable(condition))
		list.add('unreachable-condition', path, item);
}

/** False only when every combination of the values that matter was tried and none made it true. */
function reachable(condition: Condition): boolean {
	const leaves = leavesOf(condition, []).map(({ leaf }) => leaf);
	const values = new Map<string, AttributeValue[]>();
	for (const { attribute } of leaves)
		if (!values.has(attribute))
			values.set(
				attribute,
				candidates(
					attribute,
					leaves.filter((leaf) => leaf.attribute === attribute)
				)
			);
	const combinations = [...values.values()].reduce((product, list) => product * list.length, 1);
	if (combinations > mostCombinations) return true;
	let schools: Attributes[] = [{}];
	for (const [attribute, list] of values)
		schools = schools.flatMap((school) => list.map((value) => ({ ...school, [attribute]: value })));
	return schools.some((school) => evaluate(condition, school).holds === true);
}

function checkLeaf(leaf: Leaf, path: PropertyKey[], item: string, list: ProblemList): void {
	const known = attributeById(leaf.attribute);
	const detail = { attribute: leaf.attribute };
	if (!known) return list.add('unknown-attribute', path, item, detail);
	if ('atLeast' in leaf) {
		if (known.type !== 'number') list.add('attribute-type', path, item, detail);
		return;
	}
	const wanted: (string | boolean)[] = 'in' in leaf ? leaf.in : [leaf.is];
	if (!wanted.length) list.add('unreachable-condition', path, item);
	for (const value of wanted) {
		const fits =
			typeof value === 'boolean'
				? known.type === 'flag'
				: known.type === 'number'
					? /^\d{1,7}$/.test(value)
					: known.type !== 'flag';
		if (!fits) list.add('attribute-type', path, item, detail);
		else if (known.options && !known.options.some((option) => option.id === value))
			list.add('unknown-option', path, item, { ...detail, option: String(value) });
	}
}

function candidates(attribute: string, leaves: Leaf[]): AttributeValue[] {
	const known = attributeById(attribute);
	if (known?.type === 'flag') return [true, false];
	const mentioned = leaves.flatMap((leaf) =>
		'in' in leaf ? leaf.in : 'is' in leaf ? [String(leaf.is)] : []
	);
	if (known?.type === 'number') {
		const numbers = new Set([0, ...mentioned.map(Number)]);
		for (const leaf of leaves) {
			const least = 'atLeast' in leaf ? parseDecimal(leaf.atLeast) : undefined;
			if (!least) continue;
			const whole = Number(ceiling(least).n);
			numbers.add(Math.max(0, whole)).add(Math.max(0, whole - 1));
		}
		return [...numbers];
	}
	const ids = known?.options?.map((option) => option.id) ?? [];
	if (known?.type === 'choice') return ids;
	return [...new Set(mentioned)].reduce<string[][]>(
		(sets, id) => [...sets, ...sets.map((set) => [...set, id])],
		[[]]
	);
}

function leavesOf(
	condition: Condition,
	path: readonly PropertyKey[]
): { leaf: Leaf; at: PropertyKey[] }[] {
	if ('all' in condition)
		return condition.all.flatMap((part, index) => leavesOf(part, [...path, 'all', index]));
	if ('any' in condition)
		return condition.any.flatMap((part, index) => leavesOf(part, [...path, 'any', index]));
	if ('not' in condition) return leavesOf(condition.not, [...path, 'not']);
	return [{ leaf: condition, at: [...path] }];
}
