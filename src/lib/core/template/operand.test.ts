import { describe, expect, it } from 'vitest';
import type { Attributes } from '../school/model';
import { formatDecimal } from './judging/decimal';
import type { Operand } from './model';
import { resolveOperand } from './operand';

const context = (attributes: Attributes, parameters: Record<string, string> = {}) => ({
	attributes,
	parameters,
	visitDate: '2026-09-01',
	termStart: '2026-09-01'
});
const resolve = (
	operand: Operand,
	attributes: Attributes = {},
	parameters: Record<string, string> = {},
	values: Record<string, string> = {}
): string => {
	const resolved = resolveOperand(operand, values, context(attributes, parameters));
	return 'unknown' in resolved ? `? ${resolved.unknown}` : formatDecimal(resolved.value, 6);
};

/** Hubei: two guards, one more for each started 500 above 1,000 pupils and for each started 200 boarders. */
const guards: Operand = {
	sum: [
		{
			base: { parameter: 'guards-base' },
			above: { value: '1000' },
			per: { value: '500' },
			add: { value: '1' },
			attribute: 'students'
		},
		{
			base: { value: '0' },
			above: { value: '0' },
			per: { value: '200' },
			add: { value: '1' },
			attribute: 'boarders'
		}
	]
};

describe('guards by pupils and boarders', () => {
	it.each([
		[800, 0, '2'],
		[1000, 0, '2'],
		[1001, 0, '3'],
		[1500, 0, '3'],
		[1501, 0, '4'],
		[800, 1, '3'],
		[800, 200, '3'],
		[2600, 1200, '12']
	])('%i pupils, %i boarders: %s', (students, boarders, needed) => {
		expect(resolve(guards, { students, boarders }, { 'guards-base': '2' })).toBe(needed);
	});

	it('counts no boarders where nobody boards', () => {
		expect(resolve(guards, { students: 800, boarding: false }, { 'guards-base': '2' })).toBe('2');
	});

	it('names what is not known', () => {
		expect(resolve(guards, { students: 800 }, { 'guards-base': '2' })).toBe('? boarders');
		expect(resolve(guards, { students: 800, boarders: 0 })).toBe('? guards-base');
	});
});

describe('cases', () => {
	const floors: Operand = {
		cases: [
			{ when: { attribute: 'stage', in: ['primary', 'point'] }, then: { value: '4' } },
			{ then: { value: '5' } }
		]
	};
	it('takes the first that holds, else the rest', () => {
		expect(resolve(floors, { stage: 'primary' })).toBe('4');
		expect(resolve(floors, { stage: 'junior' })).toBe('5');
	});
	it('does not fall through to the rest while the stage is unknown', () => {
		expect(resolve(floors)).toBe('? stage');
	});
});

it('takes another field of the same item, and only as a number', () => {
	expect(resolve({ field: 'seats' }, {}, {}, { seats: '36' })).toBe('36');
	expect(resolve({ field: 'seats' }, {}, {}, { seats: 'many' })).toBe('? seats');
	expect(resolve({ field: 'constructor' })).toBe('? constructor');
});
