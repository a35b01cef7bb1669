/** What a subject says about where an event belongs: its register, and the group it is stored and folded with. */
import { canonicalJson } from './canonical';
import type { Subject } from './event';

/** In this order: a finding of an inspection is stored with the inspection. */
const groupNames = ['inspection', 'school', 'person', 'template', 'campaign', 'device'] as const;

/** One key for each register; equal for equal subjects, whatever the order of their members. */
export const registerKey = (subject: Subject): string => canonicalJson(subject);

/**
 * `inspection:<id>`, `school:<id>`, `person:<id>`, `template:<hash>`, `campaign:<id>` or `device:<id>`.
 * `other` for a subject that only a newer version understands: it is kept and passed on.
 */
export function groupOf(subject: Subject): string {
	for (const name of groupNames) {
		const id = subject[name];
		if (id !== undefined) return `${name}:${id}`;
	}
	return 'other';
}
