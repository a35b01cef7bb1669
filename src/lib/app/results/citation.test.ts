import { expect, it } from 'vitest';
import { template } from '../../../../tests/fixtures/inspection/sample';
import type { Basis, Regulation, Rule } from '$lib/core/template/model';
import { citation } from './citation';

const law = (code: string, title: string, comparator?: true): Regulation => ({
	code,
	title,
	read: 'full',
	kind: 'law',
	source: 'made up',
	...(comparator ? { comparator } : {})
});
const regulations = [law('A', '甲规定'), law('B', '乙标准'), law('C', '外地条例', true)];
const cite = (...basis: Basis[]) =>
	citation({ basis } as unknown as Rule, { ...template, regulations });

it.each<[string, Basis, string]>([
	[
		'an article of a text that was read',
		{ regulation: 'A', articles: ['8', '40'], status: 'statute' },
		'《甲规定》第8、40条'
	],
	['a law without an article', { regulation: 'A', status: 'statute' }, '《甲规定》'],
	[
		'the title alone of what was verified by report',
		{ regulation: 'B', articles: ['6.2.8'], status: 'report' },
		'《乙标准》（依据待核实）'
	],
	[
		'the title alone of what was partly verified',
		{ regulation: 'B', status: 'partly' },
		'《乙标准》（依据待核实）'
	],
	['nothing of memory', { regulation: 'B', status: 'memory' }, ''],
	['nothing of another place', { regulation: 'C', articles: ['1'], status: 'report' }, '']
])('prints %s', (_, basis, text) => {
	expect(cite(basis)).toBe(text);
});

it('prints all grounds in one line', () => {
	expect(
		cite(
			{ regulation: 'A', articles: ['8'], status: 'statute' },
			{ regulation: 'C', status: 'report' },
			{ regulation: 'B', status: 'report' }
		)
	).toBe('《甲规定》第8条；《乙标准》（依据待核实）');
});
