/** Domains (类别) by name for lists of findings, which carry the id alone. Of the checklists that come with the product. */
import type { Text } from '$lib/core/template/model';
import names from '../../../../seeds/sections.json';
import { textOf } from '../messages/text';

const known: Readonly<Record<string, Text>> = names;

/** Short, in the user's language; a domain of somebody's own checklist stands for itself by its id. */
export const sectionName = (id: string): string => (known[id] ? textOf(known[id]) : id);

/** Where a domain stands among the others; those of other checklists last. */
export const sectionPlace = (id: string): number => {
	const at = Object.keys(known).indexOf(id);
	return at < 0 ? Infinity : at;
};
