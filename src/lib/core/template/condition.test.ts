import { describe, expect, it } from 'vitest';
import { attributesOf, evaluate } from './condition';
import type { Condition } from './model';

const bus: Condition = { attribute: 'has_bus', is: true };
const primary: Condition = { attribute: 'stage', in: ['primary', 'point'] };
const large: Condition = { attribute: 'students', atLeast: '600' };

describe('evaluate', () => {
	it.each<[string, Condition, Parameters<typeof evaluate>[1], boolean | 'unknown']>([
		['a flag that is yes', bus, { has_bus: true }, true],
		['a flag that is no', bus, { has_bus: false }, false],
		['a flag that nobody gave', bus, {}, 'unknown'],
		['a flag stored as a word', bus, { has_bus: 'yes' }, 'unknown'],
		['a choice among several', primary, { stage: 'point' }, true],
		['another choice', primary, { stage: 'kg' }, false],
		[
			'one of several water sources',
			{ attribute: 'water_source', in: ['self'] },
			{ water_source: ['mains', 'self'] },
			true
		],
		['no source at all', { attribute: 'water_source', in: ['self'] }, { water_source: [] }, false],
		['a number at the limit', large, { students: 600 }, true],
		['a number below it', large, { students: 599 }, false],
		['a number stored as text', large, { students: '600' }, 'unknown'],
		['not of unknown', { not: bus }, {}, 'unknown'],
		['all of nothing', { all: [] }, {}, true],
		['any of nothing', { any: [] }, {}, false],
		['a name of the language itself', { attribute: 'toString', is: 'x' }, {}, 'unknown']
	])('%s', (_, condition, attributes, holds) => {
		expect(evaluate(condition, attributes).holds).toBe(holds);
	});

	it('is settled by one part that is false, whatever is unknown', () => {
		expect(evaluate({ all: [bus, primary] }, { stage: 'kg' })).toEqual({
			holds: false,
			because: ['stage'],
			missing: []
		});
	});

	it('names every attribute that is still worth asking for', () => {
		expect(evaluate({ any: [bus, primary, large] }, { stage: 'kg' })).toEqual({
			holds: 'unknown',
			because: [],
			missing: ['has_bus', 'students']
		});
	});

	it('is true as soon as one part of any is true', () => {
		expect(evaluate({ any: [bus, primary] }, { stage: 'point' })).toEqual({
			holds: true,
			because: ['stage'],
			missing: []
		});
	});
});

it('lists each attribute of a condition once', () => {
	expect(attributesOf({ all: [bus, { not: { any: [primary, bus] } }, large] })).toEqual([
		'has_bus',
		'stage',
		'students'
	]);
});
