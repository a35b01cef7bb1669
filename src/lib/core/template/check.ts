/**
 * The one door for checklists: those that come with the product and those that somebody made. Every mistake is named by
 * file, item and path; nothing is taken in half, and no JSON, however made, throws.
 */
import type * as z from 'zod/mini';
import { fail, ok } from '../result';
import type { Result } from '../result';
import { duplicates } from './checking/check-fields';
import { checkItem } from './checking/check-item';
import { checkRuleDate } from './checking/check-rules';
import { checkEnglish } from './checking/check-texts';
import { ProblemList } from './checking/problem';
import type { TemplateProblem } from './checking/problem';
import { parseShape } from './checking/shape';
import { isCalendarDate } from '../calendar/date';
import { assembleLibrary } from './compile';
import { Template } from './model';
import type { Parameter, Regulation } from './model';
import { ParameterFile, RegulationFile, SeedSection, UnitTable } from './recipe';
import type { Library } from './recipe';
import { ruleInForce } from './rule-date';

export type { TemplateProblem } from './checking/problem';

/** `file` is named in problems; `english` demands every text in both languages, as for the seeds. */
export interface CheckOptions {
	file?: string;
	english?: boolean;
}

/** Checks parsed JSON of unknown origin. The value shares nothing with `json`. */
export function checkTemplate(
	json: unknown,
	{ file = '', english = false }: CheckOptions = {}
): Result<Template, TemplateProblem[]> {
	const list = new ProblemList(file);
	const format =
		typeof json === 'object' && json !== null && Object.hasOwn(json, 'format')
			? (json as { format: unknown }).format
			: undefined;
	if (format !== 'anxiao-template/1') {
		list.add('not-a-template', ['format']);
		return fail(list.problems);
	}
	const template = parseShape(Template, json, list);
	if (!template) return fail(list.problems);

	if (!isCalendarDate(template.date)) list.add('impossible-date', ['date']);
	if (template.inspectors.max < template.inspectors.min)
		list.add('impossible-range', ['inspectors']);
	if (english) checkEnglish(template, [], undefined, list);
	const { regulations, parameters } = checkTables(
		template.regulations,
		['regulations'],
		template.parameters,
		['parameters'],
		list
	);
	duplicates(template.sections, ['sections'], { list });
	const seen = new Set<string>();
	template.sections.forEach((section, s) =>
		section.items.forEach((item, i) => {
			const path = ['sections', s, 'items', i];
			if (seen.has(item.id)) list.add('duplicate-id', [...path, 'id'], item.id, { id: item.id });
			seen.add(item.id);
			if (!ruleInForce(item, template.date))
				list.add('no-rule-in-force', [...path, 'rules'], item.id, { date: template.date });
			checkItem(item, section, path, template.date, regulations, { list, parameters });
		})
	);
	if (!seen.size) list.add('empty-template', ['sections']);
	return list.problems.length ? fail(list.problems) : ok(template);
}

/** A file's name as people know it, and its parsed JSON. */
export interface NamedJson {
	file: string;
	json: unknown;
}

/**
 * Checks everything that templates are put together from, on the law of `date`; English is required. An item may be retired
 * or not yet in force: templates leave it out.
 */
export function checkLibrary(
	files: {
		sections: NamedJson[];
		regulations: NamedJson;
		parameters: NamedJson;
		units: NamedJson;
	},
	date: string
): Result<Library, TemplateProblem[]> {
	const lists: ProblemList[] = [];
	const read = <T>(schema: z.ZodMiniType<T>, { file, json }: NamedJson) => {
		const list = new ProblemList(file);
		lists.push(list);
		const value = parseShape(schema, json, list);
		if (value) checkEnglish(value, [], undefined, list);
		return { value, list };
	};
	const laws = read(RegulationFile, files.regulations);
	const settings = read(ParameterFile, files.parameters);
	const table = read(UnitTable, files.units);
	const { regulations } = checkTables(laws.value ?? [], [], [], [], laws.list);
	const { parameters } = checkTables([], [], settings.value ?? [], [], settings.list);

	const seen = new Set<string>();
	const sections = files.sections.flatMap((named) => {
		const { value, list } = read(SeedSection, named);
		value?.items.forEach((item, index) => {
			if (seen.has(item.id))
				list.add('duplicate-id', ['items', index, 'id'], item.id, { id: item.id });
			seen.add(item.id);
			checkItem(item, value.section, ['items', index], date, regulations, { list, parameters });
			if (table.value && !Object.hasOwn(table.value, item.id))
				table.list.add('unit-missing', [item.id], item.id);
		});
		return value ? [value] : [];
	});
	for (const id of Object.keys(table.value ?? {}))
		if (!seen.has(id)) table.list.add('unit-unknown-item', [id], id);

	const problems = lists.flatMap((list) => list.problems);
	if (problems.length || !laws.value || !settings.value || !table.value) return fail(problems);
	return ok(assembleLibrary(sections, table.value, laws.value, settings.value));
}

function checkTables(
	laws: Regulation[],
	lawPath: PropertyKey[],
	settings: Parameter[],
	settingPath: PropertyKey[],
	list: ProblemList
): { regulations: Map<string, Regulation>; parameters: Map<string, Parameter> } {
	duplicates(
		laws.map(({ code }) => ({ id: code })),
		lawPath,
		{ list }
	);
	duplicates(settings, settingPath, { list });
	laws.forEach(({ from, to }, index) => {
		checkRuleDate(from, [...lawPath, index, 'from'], undefined, list);
		checkRuleDate(to, [...lawPath, index, 'to'], undefined, list);
	});
	return {
		regulations: new Map(laws.map((law) => [law.code, law])),
		parameters: new Map(settings.map((setting) => [setting.id, setting]))
	};
}
