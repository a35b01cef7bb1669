/** A roster as a file of ours: the made-up sample in `seeds/rosters/`, checked by the same schema as what people import. */
import * as z from 'zod/mini';
import type { Problem } from '../result';
import { parseSchoolCode } from './code';
import { checkField } from './events';
import { School } from './model';

export const Roster = z.strictObject({
	format: z.literal('anxiao-roster/1'),
	note: z.optional(z.string()),
	schools: z.array(School)
});
export type Roster = z.infer<typeof Roster>;

/** Mistakes that the schema cannot see. `place` is the school's id and the field. */
export function checkRoster(roster: Roster): Problem[] {
	const problems: Problem[] = [];
	const seen = new Set<string>();
	for (const school of roster.schools) {
		if (seen.has(school.id)) problems.push({ code: 'duplicate', place: school.id });
		seen.add(school.id);
		const code = school.code === undefined ? undefined : parseSchoolCode(school.code);
		if (code && !code.ok) problems.push({ ...code.problem, place: `${school.id}/code` });
		for (const [field, value] of Object.entries(school.attributes)) {
			const checked = checkField(field, value);
			if (!checked.ok) problems.push({ ...checked.problem, place: `${school.id}/${field}` });
		}
		const units = new Set(school.units.map((unit) => unit.id));
		if (units.size < school.units.length)
			problems.push({ code: 'duplicate', place: `${school.id}/units` });
	}
	return problems;
}
