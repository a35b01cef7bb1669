import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLibrary, checkTemplate } from './check';
import { sampleItem, sampleTemplate } from './checking/sample-template';
import type { Field, Item, Rule, Template } from './model';

type Parts = {
	template: Template;
	item: Item;
	rule: Rule;
	field: Extract<Field, { type: 'number' }>;
};
/** Problems of the sample after `spoil`, as `code item path`. */
function problemsOf(spoil: (parts: Parts) => void): string[] {
	const template = sampleTemplate();
	const item = template.sections[0]?.items[0] as Item;
	const rule = item.rules[0] as Rule;
	spoil({ template, item, rule, field: rule.fields[0] as Parts['field'] });
	const result = checkTemplate(template, { file: 'mine.json', english: true });
	return result.ok ? [] : result.problem.map((p) => [p.code, p.item, p.path].join(' '));
}
const at = 'FS-21 sections.0.items.0';

describe('checkTemplate', () => {
	it('lets a right template through, as an equal copy', () => {
		const result = checkTemplate(sampleTemplate());
		expect(result).toEqual({ ok: true, value: sampleTemplate() });
	});

	it.each<[string, (parts: Parts) => void, string]>([
		[
			'an unknown attribute',
			({ item }) => (item.when = { attribute: 'has_pool', is: true }),
			`unknown-attribute ${at}.when`
		],
		[
			'an attribute compared in the wrong way',
			({ item }) => (item.when = { attribute: 'has_bus', is: 'yes' }),
			`attribute-type ${at}.when`
		],
		[
			'an option that a choice does not have',
			({ item }) => (item.when = { attribute: 'stage', in: ['uni'] }),
			`unknown-option ${at}.when`
		],
		[
			'two stages at once',
			({ item }) =>
				(item.when = {
					all: [
						{ attribute: 'stage', is: 'kg' },
						{ attribute: 'stage', is: 'primary' }
					]
				}),
			`unreachable-condition ${at}.when`
		],
		[
			'a flag and its opposite',
			({ item }) =>
				(item.when = {
					all: [{ attribute: 'has_bus', is: true }, { not: { attribute: 'has_bus', is: true } }]
				}),
			`unreachable-condition ${at}.when`
		],
		[
			'numbers that exclude each other',
			({ item }) =>
				(item.when = {
					all: [
						{ attribute: 'students', atLeast: '600' },
						{ not: { attribute: 'students', atLeast: '500' } }
					]
				}),
			`unreachable-condition ${at}.when`
		],
		['any of nothing', ({ item }) => (item.when = { any: [] }), `unreachable-condition ${at}.when`],
		['a missing translation', ({ item }) => delete item.text.en, `missing-translation ${at}.text`],
		[
			'a parameter that is a threshold and has no unit',
			({ template }) => delete template.parameters[0]?.unit,
			`threshold-without-unit ${at}.rules.0.fields.0.test.atLeast`
		],
		[
			'a number without a unit',
			({ field }) => delete (field as { unit?: unknown }).unit,
			`threshold-without-unit ${at}.rules.0.fields.0.unit`
		],
		[
			'a number whose unit is empty',
			({ field }) => (field.unit = { zh: '' }),
			`threshold-without-unit ${at}.rules.0.fields.0.unit.zh`
		],
		[
			'a test without a limit',
			({ field }) => (field.test = {}),
			`threshold-empty ${at}.rules.0.fields.0.test`
		],
		[
			'a range upside down',
			({ field }) => (field.max = '-1'),
			`impossible-range ${at}.rules.0.fields.0.min`
		],
		[
			'an unknown parameter',
			({ field }) => (field.test = { atLeast: { parameter: 'grams' } }),
			`unknown-parameter ${at}.rules.0.fields.0.test.atLeast`
		],
		[
			'an operand of no field',
			({ field }) => (field.test = { atMost: { field: 'seats' } }),
			`unknown-field ${at}.rules.0.fields.0.test.atMost`
		],
		[
			'a count of something that is no number',
			({ field }) => (field.test = { atMost: { attribute: 'stage' } }),
			`attribute-type ${at}.rules.0.fields.0.test.atMost`
		],
		[
			'an askWhen on an unknown field',
			({ field }) => (field.askWhen = { field: 'kind', in: ['a'] }),
			`unknown-field ${at}.rules.0.fields.0.askWhen`
		],
		[
			'two fields of one id',
			({ rule, field }) => rule.fields.push(field),
			`duplicate-id ${at}.rules.0.fields.1.id`
		],
		[
			'an unknown regulation',
			({ rule }) => (rule.basis = [{ regulation: 'XYZ', status: 'statute' }]),
			`unknown-regulation ${at}.rules.0.basis.0.regulation`
		],
		[
			'law that had ended',
			({ template }) =>
				Object.assign(template.regulations[0] as object, {
					to: { date: '2026-08-14', precision: 'day' }
				}),
			`basis-not-in-force ${at}.rules.0.basis.0`
		],
		[
			'law that had not begun',
			({ template }) =>
				Object.assign(template.regulations[0] as object, {
					from: { date: '2026-09', precision: 'month' }
				}),
			`basis-not-in-force ${at}.rules.0.basis.0`
		],
		[
			'an article of a text known by title',
			({ template }) => Object.assign(template.regulations[0] as object, { read: 'title' }),
			`article-not-read ${at}.rules.0.basis.0.articles`
		],
		[
			'an article outside those that were read',
			({ template }) =>
				Object.assign(template.regulations[0] as object, {
					read: 'articles',
					readArticles: '1-39, 41'
				}),
			`article-not-read ${at}.rules.0.basis.0.articles`
		],
		[
			'a status better than every basis',
			({ rule }) => (rule.basis = [{ regulation: 'M45', status: 'report' }]),
			`status-unfounded ${at}.rules.0.status`
		],
		[
			'a rule named after another item',
			({ rule }) => (rule.id = 'FS-22@2019-04-01'),
			`rule-id ${at}.rules.0.id`
		],
		[
			'two rules at a time',
			({ item, rule }) => item.rules.push({ ...rule, id: 'FS-21@2024-01-01' }),
			`rules-overlap ${at}.rules.1`
		],
		[
			'a rule of the future alone',
			({ rule }) => (rule.from = { date: '2027-07-01', precision: 'day' }),
			`no-rule-in-force ${at}.rules`
		],
		[
			'a day that does not exist',
			({ rule }) => (rule.to = { date: '2026-09-31', precision: 'day' }),
			`impossible-date ${at}.rules.0.to`
		],
		[
			'a day claimed from a month',
			({ rule }) => (rule.to = { date: '2026-12', precision: 'day' }),
			`impossible-date ${at}.rules.0.to`
		],
		[
			'a template of no date',
			({ template }) => (template.date = '2026-02-30'),
			'impossible-date  date'
		],
		[
			'the same item twice',
			({ template, item }) => template.sections[0]?.items.push(item),
			'duplicate-id FS-21 sections.0.items.1.id'
		],
		['no items', ({ template }) => (template.sections = []), 'empty-template  sections'],
		[
			'a key too many',
			({ item }) => Object.assign(item, { weight: 3 }),
			`unknown-key ${at}.weight`
		],
		[
			'a value of the wrong kind',
			({ item }) => Object.assign(item, { unit: 'room' }),
			`wrong-shape ${at}.unit`
		]
	])('names %s', (_, spoil, problem) => {
		expect(problemsOf(spoil)).toContain(problem);
	});

	it('does not let a photo be demanded on bullying, disputes and mental health', () => {
		const spoil = (id: string) =>
			problemsOf(({ template }) => template.sections[0]?.items.splice(0, 1, sampleItem(id)));
		expect(spoil('BU-16')).toEqual(['photo-demanded BU-16 sections.0.items.0.evidence.photo']);
		expect(spoil('MH-07')).toEqual(['photo-demanded MH-07 sections.0.items.0.evidence.photo']);
		expect(spoil('BUS-01')).toEqual([]);
		const sensitive = problemsOf(({ template: { sections } }) => (sections[0]!.sensitive = true));
		expect(sensitive).toEqual(['photo-demanded FS-21 sections.0.items.0.evidence.photo']);
	});

	it('lets a template without English through where that is not demanded', () => {
		const template = sampleTemplate();
		delete template.title.en;
		expect(checkTemplate(template).ok).toBe(true);
	});

	it('says the place in one line', () => {
		const template = { ...sampleTemplate(), date: '2026-02-30' };
		const result = checkTemplate(template, { file: 'mine.json' });
		expect(!result.ok && result.problem[0]?.place).toBe('mine.json › date');
	});
});

describe('hostile JSON', () => {
	const spoilt = (json: unknown) => {
		const result = checkTemplate(json);
		return result.ok ? 'ok' : result.problem[0]?.code;
	};
	const withWhen = (when: unknown) => {
		const template = sampleTemplate() as unknown as { sections: { items: { when: unknown }[] }[] };
		Object.assign(template.sections[0]?.items[0] as object, { when });
		return template;
	};

	it.each([null, 1, 'x', [], {}, { format: 'anxiao-template/2' }])(
		'%j is not a template',
		(json) => {
			expect(spoilt(json)).toBe('not-a-template');
		}
	);

	it('is refused for a key that reaches into objects', () => {
		const json = JSON.parse('{"format":"anxiao-template/1","__proto__":{"ok":true}}') as unknown;
		expect(spoilt(json)).toBe('forbidden-key');
		expect(({} as { ok?: boolean }).ok).toBeUndefined();
	});

	it('is refused for a condition nested 100,000 deep', () => {
		let when: unknown = { attribute: 'has_bus', is: true };
		for (let i = 0; i < 100_000; i++) when = { not: when };
		expect(spoilt(withWhen(when))).toBe('too-deep');
	});

	it('is refused for a text of a megabyte, and for half a million values', () => {
		expect(spoilt({ ...sampleTemplate(), id: 'x'.repeat(1_000_000) })).toBe('too-large');
		expect(spoilt({ ...sampleTemplate(), sections: Array(500_000).fill(0) })).toBe('too-large');
	});

	it('lists no more than 500 mistakes', () => {
		const result = checkTemplate({ ...sampleTemplate(), sections: Array(2_000).fill(0) });
		expect(!result.ok && result.problem.length).toBe(500);
	});

	it('never throws, whatever stands in the place of a part', () => {
		const places = ['date', 'sections', 'parameters', 'regulations', 'inspectors', 'title'];
		fc.assert(
			fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
				checkTemplate({ ...sampleTemplate(), [place]: value });
			})
		);
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				checkTemplate(withWhen(value));
			})
		);
	});
});

describe('checkLibrary', () => {
	const seedItem: Partial<Item> & Pick<Item, 'rules'> = sampleItem();
	delete seedItem.unit;
	const { regulations, parameters, sections } = sampleTemplate();
	const section = { id: 'FS', title: sections[0]?.title, shortTitle: sections[0]?.shortTitle };
	const files = (units: object, items: object[] = [seedItem]) => ({
		sections: [{ file: 'items/FS.json', json: { section, items } }],
		regulations: { file: 'regulations.json', json: regulations },
		parameters: { file: 'parameters.json', json: parameters },
		units: { file: 'units.json', json: units }
	});
	const codes = (units: object, items?: object[]) => {
		const result = checkLibrary(files(units, items), '2026-09-01');
		return result.ok ? [] : result.problem.map(({ code, place }) => `${code} ${place}`);
	};

	it('gives each item the unit of the table', () => {
		const result = checkLibrary(
			files({ 'FS-21': { unit: 'building', why: '示例' } }),
			'2026-09-01'
		);
		expect(result.ok && result.value.sections[0]?.items[0]?.unit).toBe('building');
	});

	it('names gaps of the unit table on both sides', () => {
		expect(codes({ 'FS-22': { unit: 'whole', why: '示例' } })).toEqual([
			'unit-missing units.json › FS-21 › FS-21',
			'unit-unknown-item units.json › FS-22 › FS-22'
		]);
	});

	it('names an item that stands in the files twice', () => {
		expect(codes({ 'FS-21': { unit: 'whole', why: '示例' } }, [seedItem, seedItem])).toEqual([
			'duplicate-id items/FS.json › FS-21 › items.1.id'
		]);
	});

	it('keeps an item that is retired', () => {
		const [rule] = seedItem.rules;
		const retired = {
			...seedItem,
			rules: [{ ...rule, to: { date: '2020-12-31', precision: 'day' } }]
		};
		expect(codes({ 'FS-21': { unit: 'whole', why: '示例' } }, [retired])).toEqual([]);
	});
});
