/** What a subject says about where an event belongs: its register, and the group it is stored and folded with. */
import { canonicalJson } from './canonical';
import type { Subject } from './event';

/**
 * In this order: what an inspection says of a finding is stored with the inspection. What becomes of the finding afterwards
 * names the finding alone, since no seal covers it.
 */
const groupNames = [
	'inspection',
	'school',
	'person',
	'template',
	'campaign',
	'device',
	'finding',
	'systemic'
] as const;

/** One key for each register; equal for equal subjects, whatever the order of their members. */
export const registerKey = (subject: Subject): string => canonicalJson(subject);

/**
 * `inspection:<id>`, `school:<id>`, `person:<id>`, `template:<hash>`, `campaign:<id>`, `device:<id>`, `finding:<id>` or
 * `systemic:<id>`.
 * `other` for a subject that only a newer version understands: it is kept and passed on.
 */
export function groupOf(subject: Subject): string {
	for (const name of groupNames) {
		const id = subject[name];
		if (id !== undefined) return `${name}:${id}`;
	}
	return 'other';
}
