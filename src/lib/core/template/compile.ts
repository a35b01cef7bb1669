/** Puts a template together from the library: self-contained, with only the law and parameters that its items use. */
import { fail, ok } from '../result';
import type { Result } from '../result';
import { ProblemList } from './checking/problem';
import type { TemplateProblem } from './checking/problem';
import type { Item, Operand, Parameter, Regulation, Template } from './model';
import type { Library, Pick, Recipe, SeedSection, UnitTable } from './recipe';
import { ruleInForce } from './rule-date';

/** Joins the files of the seeds, as they were checked; an item that the table does not know is answered for the whole. */
export function assembleLibrary(
	sections: SeedSection[],
	units: UnitTable,
	regulations: Regulation[],
	parameters: Parameter[]
): Library {
	return {
		sections: sections.map(({ section, items }) => ({
			...section,
			items: items.map((item) => ({ ...item, unit: units[item.id]?.unit ?? 'whole' }))
		})),
		regulations,
		parameters
	};
}

/**
 * Sections and items keep the library's order. An item without a rule in force on the recipe's date is left out; one that
 * the recipe names by id is then a problem.
 */
export function compileTemplate(
	recipe: Recipe,
	library: Library
): Result<Template, TemplateProblem[]> {
	const list = new ProblemList(`${recipe.id}.json`);
	checkNames(recipe, library, list);
	const { id, version, title, summary, date, kind, inspectors, signers, select, without } = recipe;
	const sections = library.sections
		.map((section) => ({
			...section,
			items: section.items.filter(
				(item) =>
					select.some((pick) => matches(pick, section.id, item, date)) &&
					!without?.ids?.includes(item.id) &&
					!flagsOf(item, date).some((flag) => without?.flags?.includes(flag))
			)
		}))
		.filter((section) => section.items.length);
	if (!sections.length) list.add('empty-template', ['select']);

	const rules = sections.flatMap((section) => section.items).flatMap((item) => item.rules);
	const codes = new Set(rules.flatMap((rule) => rule.basis).map((basis) => basis.regulation));
	const settings = new Set(
		rules.flatMap((rule) => rule.fields).flatMap((field) => parametersOf(field))
	);
	const template: Template = {
		format: 'anxiao-template/1',
		id,
		version,
		title,
		summary,
		date,
		kind,
		inspectors,
		...(signers ? { signers } : {}),
		parameters: library.parameters.filter((parameter) => settings.has(parameter.id)),
		regulations: library.regulations.filter(({ code }) => codes.has(code)),
		sections
	};
	return list.problems.length ? fail(list.problems) : ok(template);
}

function matches(pick: Pick, section: string, item: Item, date: string): boolean {
	const rule = ruleInForce(item, date);
	if (!rule) return false;
	return (
		(!pick.sections || pick.sections.includes(section)) &&
		(!pick.ids || pick.ids.includes(item.id)) &&
		(!pick.severity || pick.severity === rule.severity) &&
		(!pick.flags || pick.flags.some((flag) => rule.flags.includes(flag)))
	);
}

const flagsOf = (item: Item, date: string) => ruleInForce(item, date)?.flags ?? [];

function checkNames(recipe: Recipe, library: Library, list: ProblemList): void {
	const sections = new Set(library.sections.map(({ id }) => id));
	const items = new Map(library.sections.flatMap((s) => s.items.map((item) => [item.id, item])));
	const checkId = (id: string, path: PropertyKey[]) => {
		const item = items.get(id);
		if (!item) list.add('unknown-item', path, id);
		else if (!ruleInForce(item, recipe.date))
			list.add('no-rule-in-force', path, id, { date: recipe.date });
	};
	recipe.select.forEach((pick, index) => {
		pick.sections?.forEach((id, i) => {
			if (!sections.has(id))
				list.add('unknown-section', ['select', index, 'sections', i], undefined, { section: id });
		});
		pick.ids?.forEach((id, i) => checkId(id, ['select', index, 'ids', i]));
		if (!Object.keys(pick).length) list.add('wrong-shape', ['select', index]);
	});
	recipe.without?.ids?.forEach((id, i) => {
		if (!items.has(id)) list.add('unknown-item', ['without', 'ids', i], id);
	});
}

/** Ids of the parameters anywhere in a field's test. */
function parametersOf(field: Item['rules'][number]['fields'][number]): string[] {
	if (field.type === 'choice' || !field.test) return [];
	if (field.type === 'date') return field.test.span ? inOperand(field.test.span.amount) : [];
	const { over, atLeast, atMost, moreThan, lessThan, equal } = field.test;
	return [over, atLeast, atMost, moreThan, lessThan, equal].flatMap((operand) =>
		operand ? inOperand(operand) : []
	);
}

function inOperand(operand: Operand): string[] {
	if ('parameter' in operand) return [operand.parameter];
	if ('cases' in operand) return operand.cases.flatMap(({ then }) => inOperand(then));
	if ('sum' in operand)
		return operand.sum.flatMap(({ base, above, per, add }) =>
			[base, above, per, add].flatMap(inOperand)
		);
	return [];
}
