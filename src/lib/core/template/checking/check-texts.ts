/** Texts that lack English. Only the seeds must be complete: a school's own checklist may be in Chinese alone. */
import type { ProblemList } from './problem';

/** Background for the inspector is Chinese only; it is never printed. */
const chineseOnly = new Set(['help']);

/** Walks any part of a template; an object with `zh` is a text. `value` must have the shape of the schemas. */
export function checkEnglish(
	value: unknown,
	path: readonly PropertyKey[],
	item: string | undefined,
	list: ProblemList
): void {
	if (typeof value !== 'object' || value === null) return;
	if (Object.hasOwn(value, 'zh')) {
		if (!Object.hasOwn(value, 'en'))
			list.add('missing-translation', path, item, { language: 'en' });
		return;
	}
	const isItem = Object.hasOwn(value, 'rules') && Object.hasOwn(value, 'id');
	const inside = isItem ? (value as { id: string }).id : item;
	for (const [key, child] of Object.entries(value))
		if (!chineseOnly.has(key)) checkEnglish(child, [...path, key], inside, list);
}
