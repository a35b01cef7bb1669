/** A small right template for the tests of this folder; each test spoils a copy of it. */
import type { Item, Template } from '../model';

const text = (zh: string) => ({ zh, en: `en ${zh}` });

export const sampleItem = (id = 'FS-21'): Item => ({
	id,
	text: text('留样够吗？'),
	unit: 'whole',
	area: 'canteen',
	methods: ['look'],
	evidence: { kind: 'photo', photo: 'onFail' },
	when: { all: [{ attribute: 'has_canteen', is: true }] },
	rules: [
		{
			id: `${id}@2019-04-01`,
			from: { date: '2019-04-01', precision: 'day' },
			severity: 'general',
			severityOrigin: 'statute',
			flags: [],
			fields: [
				{
					id: 'grams',
					label: text('最轻的一份'),
					type: 'number',
					unit: text('克'),
					decimals: 0,
					min: '0',
					test: { atLeast: { parameter: 'sample-grams' } }
				}
			],
			basis: [{ regulation: 'M45', articles: ['40'], status: 'statute' }],
			status: 'statute'
		}
	]
});

export const sampleTemplate = (): Template => ({
	format: 'anxiao-template/1',
	id: 'sample',
	version: '2026.1',
	title: text('示例'),
	summary: text('示例'),
	date: '2026-09-01',
	kind: 'opening',
	inspectors: { min: 2, max: 9 },
	parameters: [
		{
			id: 'sample-grams',
			label: text('留样重量'),
			unit: text('克'),
			value: '125',
			source: 'M45',
			status: 'statute'
		}
	],
	regulations: [
		{
			code: 'M45',
			title: '学校食品安全与营养健康管理规定',
			from: { date: '2019-04-01', precision: 'day' },
			read: 'full',
			kind: 'order',
			source: 'sample'
		}
	],
	sections: [{ id: 'FS', title: text('食品安全'), shortTitle: text('食品'), items: [sampleItem()] }]
});
