import { describe, expect, it } from 'vitest';
import type { Field } from '$lib/core/template/model';
import { judge, type JudgeContext } from '$lib/core/template/judge';
import { judgementText } from './judgement';

const context: JudgeContext = {
	attributes: {},
	parameters: {},
	visitDate: '2026-09-01',
	termStart: '2026-09-01'
};
const label = { zh: '标签' };
const staff: Field = {
	id: 'staff',
	label,
	type: 'choice',
	multiple: false,
	options: [
		{ id: 'both', text: { zh: '都有' }, verdict: 'pass' },
		{ id: 'none', text: { zh: '都没有' }, verdict: 'fail' }
	]
};
const guards: Field = {
	id: 'guards',
	label,
	type: 'number',
	unit: { zh: '人' },
	decimals: 0,
	min: '0',
	max: '500'
};

function said(field: Field, value: string) {
	const [judged] = judge({ fields: [field] }, { [field.id]: value }, context).fields;
	return judged && judgementText(judged, field, value, (attribute) => attribute);
}

describe('what a judged field says', () => {
	it('names the option that failed', () => {
		expect(said(staff, 'none')?.verdict).toBe('“都没有”，判为不合格');
	});
	it('names the option that passed', () => {
		expect(said(staff, 'both')?.verdict).toBe('“都有”，判为合格');
	});
	it('says which numbers can be written', () => {
		expect(said(guards, '9.5')?.verdict).toBe('这个数不对，要整数，≥ 0，≤ 500');
	});
	it('says nothing while nothing is written', () => {
		expect(said(guards, '')).toBeUndefined();
	});
});
