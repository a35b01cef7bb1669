/**
 * The checklists at hand: those that come with the product, and those that were added on this device. The seeds are loaded
 * only where an inspection is begun or a checklist is read; an inspection under way carries its own template.
 */
import type { EventStore, Summary } from '$lib/core/events/store';
import { groupOf } from '$lib/core/events/subject';
import type { Hash } from '$lib/core/events/ids';
import type {
	InspectionKind,
	Parameter,
	Regulation,
	Template,
	Text
} from '$lib/core/template/model';
import { assembleLibrary, compileTemplate } from '$lib/core/template/compile';
import type { Library, Recipe, SeedSection, UnitTable } from '$lib/core/template/recipe';

const TEMPLATE_SUMMARY = 'template';

/** What lists and pickers show of a checklist. */
export interface TemplateEntry {
	/** Lineage: the same checklist over its versions. */
	id: string;
	version: string;
	title: Text;
	summary: Text;
	date: string;
	kind: InspectionKind;
	inspectors: { min: number; max: number };
	/** Of an added one; those of built-in ones follow from the library. */
	items?: number;
	/** Built in, or the hash under which this device keeps an added one. */
	source: 'built-in' | Hash;
}

const recipeFiles = import.meta.glob<Recipe>('/seeds/templates/*.json', { import: 'default' });
const sectionFiles = import.meta.glob<SeedSection>('/seeds/items/*.json', { import: 'default' });

/** The order in which sections are walked through in every template. */
const sectionOrder = 'FS MK BU BUS SEC FIRE BLD HY DM WC MH ED OP RT'.split(' ');
/** The order in which the built-in checklists are offered. */
const recipeOrder = [
	'opening-quick',
	'opening-full',
	'monthly',
	'canteen',
	'school-bus',
	'bullying',
	'fire',
	'boarding',
	'baseline-rural',
	'self-check'
];

const entryOf = (template: Recipe | Template, source: TemplateEntry['source']): TemplateEntry => {
	const { id, version, title, summary, date, kind, inspectors } = template;
	return { id, version, title, summary, date, kind, inspectors, source };
};

/** The list entry of one that was added on a device. */
export function summariseTemplate(template: Template, hash: Hash): Summary {
	const items = template.sections.reduce((sum, section) => sum + section.items.length, 0);
	const value: TemplateEntry = { ...entryOf(template, hash), items };
	return { group: groupOf({ template: hash }), kind: TEMPLATE_SUMMARY, value };
}

/** Built-in ones first, then added ones by title; every version of an added one is listed. */
export async function listTemplates(store: EventStore): Promise<TemplateEntry[]> {
	const recipes = await Promise.all(Object.values(recipeFiles).map((load) => load()));
	const builtIn = recipes
		.map((recipe) => entryOf(recipe, 'built-in'))
		.sort((a, b) => recipeOrder.indexOf(a.id) - recipeOrder.indexOf(b.id));
	const added = (await store.summaries(TEMPLATE_SUMMARY))
		.map((summary) => summary.value as TemplateEntry)
		.sort((a, b) => a.title.zh.localeCompare(b.title.zh, 'zh-CN'));
	return [...builtIn, ...added];
}

/** The whole checklist. Undefined where its bytes are not on this device. */
export async function loadTemplate(
	store: EventStore,
	entry: Pick<TemplateEntry, 'id' | 'source'>
): Promise<Template | undefined> {
	if (entry.source !== 'built-in') {
		const bytes = await store.bytes(entry.source);
		return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Template);
	}
	const recipe = await recipeFiles[`/seeds/templates/${entry.id}.json`]?.();
	if (!recipe) return undefined;
	const compiled = compileTemplate(recipe, await library());
	// The seeds are checked before they ship; a problem here is a bug, not a user's mistake.
	if (!compiled.ok) throw new Error(`seeds: ${JSON.stringify(compiled.problem[0])}`);
	return compiled.value;
}

let assembled: Promise<Library> | undefined;
/** Everything the built-in checklists are put together from; loaded once. */
export function library(): Promise<Library> {
	assembled ??= assemble();
	return assembled;
}

async function assemble(): Promise<Library> {
	const [units, regulations, parameters, ...sections] = await Promise.all([
		import('../../../../seeds/units.json').then((file) => file.default as UnitTable),
		import('../../../../seeds/regulations.json').then((file) => file.default as Regulation[]),
		import('../../../../seeds/parameters.json').then((file) => file.default as Parameter[]),
		...sectionOrder.map((id) => sectionFiles[`/seeds/items/${id}.json`]?.())
	]);
	return assembleLibrary(
		sections.filter((section) => section !== undefined),
		units,
		regulations,
		parameters
	);
}
