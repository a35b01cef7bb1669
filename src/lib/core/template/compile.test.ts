import { describe, expect, it } from 'vitest';
import { sampleItem, sampleTemplate } from './checking/sample-template';
import { compileTemplate } from './compile';
import type { Item } from './model';
import type { Library, Recipe } from './recipe';

const { sections, parameters, regulations, ...head } = sampleTemplate();
const [section] = sections;
const [parameter] = parameters;
const [regulation] = regulations;
if (!section || !parameter || !regulation) throw new Error('the sample is empty');

function changed(id: string, change: Partial<Item['rules'][number]>): Item {
	const item = sampleItem(id);
	return { ...item, rules: item.rules.map((rule) => ({ ...rule, ...change })) };
}
const sample: Library = {
	sections: [
		{
			...section,
			items: [
				sampleItem('FS-01'),
				changed('FS-02', { severity: 'major', fields: [] }),
				changed('FS-03', { flags: ['transfer'] }),
				changed('FS-04', { from: { date: '2027-01-01', precision: 'day' } })
			]
		},
		{ ...section, id: 'MK', items: [sampleItem('MK-01')] }
	],
	parameters: [parameter, { ...parameter, id: 'other' }],
	regulations: [regulation, { ...regulation, code: 'OTHER' }]
};
const compile = (select: Recipe['select'], without?: Recipe['without']) =>
	compileTemplate({ ...head, format: 'anxiao-recipe/1', select, without }, sample);
const idsOf = (...args: Parameters<typeof compile>) => {
	const result = compile(...args);
	return result.ok
		? result.value.sections.flatMap(({ items }) => items.map(({ id }) => id))
		: result.problem.map(({ code, path }) => `${code} ${path}`);
};

describe('compileTemplate', () => {
	it('joins picks in the order of the library, without what is not yet law', () => {
		expect(idsOf([{ ids: ['MK-01'] }, { sections: ['FS'] }])).toEqual([
			'FS-01',
			'FS-02',
			'FS-03',
			'MK-01'
		]);
	});

	it('picks what matches every key of one pick', () => {
		expect(idsOf([{ sections: ['FS', 'MK'], severity: 'major' }])).toEqual(['FS-02']);
		expect(idsOf([{ flags: ['transfer'] }])).toEqual(['FS-03']);
	});

	it('says who signs, and which sections are sensitive, as recipe and library do', () => {
		const signers = { inspectors: 3, school: 1 };
		const sections = sample.sections.map((section) => ({ ...section, sensitive: true }));
		const result = compileTemplate(
			{ ...head, format: 'anxiao-recipe/1', signers, select: [{ sections: ['FS'] }] },
			{ ...sample, sections }
		);
		expect(result).toMatchObject({ ok: true, value: { signers, sections: [{ sensitive: true }] } });
		expect(compile([{ sections: ['FS'] }])).not.toHaveProperty('value.signers');
	});

	it('takes out what the recipe does without', () => {
		expect(idsOf([{ sections: ['FS'] }], { flags: ['transfer'], ids: ['FS-02'] })).toEqual([
			'FS-01'
		]);
	});

	it('carries only the law and parameters that its items use', () => {
		const result = compile([{ ids: ['FS-02'] }]);
		expect(result.ok && result.value.parameters).toEqual([]);
		expect(result.ok && result.value.regulations.map(({ code }) => code)).toEqual(['M45']);
	});

	it.each<[string, Parameters<typeof compile>, string]>([
		['a section', [[{ sections: ['XX'] }]], 'unknown-section select.0.sections.0'],
		['an item', [[{ ids: ['FS-99'] }]], 'unknown-item select.0.ids.0'],
		[
			'an item to leave out',
			[[{ sections: ['FS'] }], { ids: ['FS-99'] }],
			'unknown-item without.ids.0'
		],
		['an item whose rule has not begun', [[{ ids: ['FS-04'] }]], 'no-rule-in-force select.0.ids.0'],
		['nothing at all', [[{}]], 'wrong-shape select.0']
	])('names a recipe that picks %s that cannot be had', (_, args, problem) => {
		expect(idsOf(...args)).toContain(problem);
	});
});
