/**
 * First look at a file that anybody may have made: small enough to walk, no keys that reach into objects, and of the
 * shape that the schemas say. Never throws, whatever JSON holds.
 */
import * as z from 'zod/mini';
import type { ProblemList } from './problem';

/** The largest seed template has depth 14, 60,000 values and no text above 2,000 characters. */
const limits = { depth: 40, values: 400_000, text: 20_000, allText: 12_000_000 };
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** False, with the reason in `list`, for a value that must not be walked further. */
function withinLimits(json: unknown, list: ProblemList): boolean {
	let [values, allText] = [0, 0];
	const queue: { value: unknown; path: string[] }[] = [{ value: json, path: [] }];
	for (let next = queue.pop(); next; next = queue.pop()) {
		const { value, path } = next;
		values += 1;
		if (typeof value === 'string') {
			allText += value.length;
			if (value.length > limits.text) return refuse('too-large', path);
		}
		if (values > limits.values || allText > limits.allText) return refuse('too-large', path);
		if (typeof value !== 'object' || value === null) continue;
		if (path.length >= limits.depth) return refuse('too-deep', path);
		for (const key of Object.keys(value)) {
			if (forbidden.has(key)) return refuse('forbidden-key', [...path, key]);
			queue.push({ value: (value as Record<string, unknown>)[key], path: [...path, key] });
		}
	}
	return true;

	function refuse(code: 'too-large' | 'too-deep' | 'forbidden-key', path: string[]): false {
		list.add(code, path, itemAt(json, path));
		return false;
	}
}

/** The parsed value, or undefined with every mistake in `list`. */
export function parseShape<T>(
	schema: z.ZodMiniType<T>,
	json: unknown,
	list: ProblemList
): T | undefined {
	if (!withinLimits(json, list)) return undefined;
	const parsed = z.safeParse(schema, json);
	if (parsed.success) return parsed.data;
	for (const issue of parsed.error.issues) {
		const item = itemAt(json, issue.path);
		if (issue.code === 'unrecognized_keys')
			for (const key of issue.keys) list.add('unknown-key', [...issue.path, key], item, { key });
		else if (isUnitOfNumber(json, issue.path)) list.add('threshold-without-unit', issue.path, item);
		else list.add('wrong-shape', issue.path, item, { expected: expectation(issue) });
	}
	return undefined;
}

function expectation(issue: z.core.$ZodIssue): string {
	if (issue.code === 'invalid_type') return issue.expected;
	if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
	if (issue.code === 'invalid_format') return issue.pattern ?? issue.format;
	return issue.code;
}

/** Id of the item that a path leads through: the nearest object with `rules` above it. */
function itemAt(json: unknown, path: readonly PropertyKey[]): string | undefined {
	let [at, found]: [unknown, string | undefined] = [json, undefined];
	for (const key of [...path, '']) {
		if (typeof at !== 'object' || at === null) break;
		if (Object.hasOwn(at, 'rules') && Object.hasOwn(at, 'id')) {
			const { id } = at as { id: unknown };
			if (typeof id === 'string') found = id.slice(0, 60);
		}
		at = Object.hasOwn(at, key) ? (at as Record<PropertyKey, unknown>)[key] : undefined;
	}
	return found;
}

/** The path ends at the unit of a number field, or within it: an empty text is no unit either. */
function isUnitOfNumber(json: unknown, path: readonly PropertyKey[]): boolean {
	const unit = path.at(-1) === 'unit' ? path.length - 1 : path.length - 2;
	if (path[unit] !== 'unit') return false;
	let at: unknown = json;
	for (const key of path.slice(0, unit))
		at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : at;
	return typeof at === 'object' && at !== null && (at as { type?: unknown }).type === 'number';
}
