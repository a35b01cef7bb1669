import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import type { JudgeContext } from './judge';
import type { DateTest, Field, NumberTest } from './model';

const context: JudgeContext = {
	attributes: { students: 820 },
	parameters: { 'sample-grams': '125' },
	visitDate: '2026-09-01',
	termStart: '2026-08-31'
};
const text = (zh: string) => ({ zh });
const number = (test?: NumberTest, more: Partial<Field> = {}): Field =>
	({
		id: 'n',
		label: text('数'),
		type: 'number',
		unit: text('个'),
		decimals: 2,
		min: '-50',
		test,
		...more
	}) as Field;
const date = (test?: DateTest): Field =>
	({ id: 'd', label: text('日期'), type: 'date', test }) as Field;
const choice = (more: Partial<Field> = {}): Field =>
	({
		id: 'c',
		label: text('情况'),
		type: 'choice',
		options: [
			{ id: 'good', text: text('好'), verdict: 'pass' },
			{ id: 'bad', text: text('差'), verdict: 'fail' },
			{ id: 'none', text: text('无'), verdict: 'notApplicable' },
			{ id: 'other', text: text('其他') }
		],
		...more
	}) as Field;

const one = (field: Field, value: string, at: Partial<JudgeContext> = {}) => {
	const judged = judge({ fields: [field] }, { [field.id]: value }, { ...context, ...at });
	return { verdict: judged.verdict, code: judged.fields[0]?.code, complete: judged.complete };
};

describe('a number', () => {
	const least: NumberTest = { atLeast: { parameter: 'sample-grams' } };
	const fridge: NumberTest = { atLeast: { value: '0' }, atMost: { value: '8' } };
	it.each<[string, NumberTest | undefined, string, string | undefined, string]>([
		['exactly the threshold', least, '125', 'pass', 'in-range'],
		['a hundredth below', least, '124.99', 'fail', 'below-limit'],
		['within a range', fridge, '8.00', 'pass', 'in-range'],
		['above a range', fridge, '8.01', 'fail', 'above-limit'],
		['below a range', fridge, '-0.5', 'fail', 'below-limit'],
		['more than, at the limit', { moreThan: { value: '25' } }, '25', 'fail', 'below-limit'],
		['less than, at the limit', { lessThan: { value: '25' } }, '25', 'fail', 'above-limit'],
		['equal', { equal: { value: '0' } }, '0.0', 'pass', 'in-range'],
		['not equal', { equal: { value: '0' } }, '1', 'fail', 'not-equal'],
		['no threshold in the source', undefined, '17', undefined, 'recorded']
	])('%s', (_, test, value, verdict, code) => {
		expect(one(number(test), value)).toEqual({ verdict, code, complete: true });
	});

	it.each(['abc', '1e2', '１２', '1.234', '-51', '∞'])(
		'%j is no such number and decides nothing',
		(value) => {
			expect(one(number(least), value)).toEqual({
				verdict: undefined,
				code: 'bad-number',
				complete: false
			});
		}
	);

	it('says by how much it misses which limit', () => {
		const [field] = judge({ fields: [number(least)] }, { n: '124.3' }, context).fields;
		expect(field).toMatchObject({
			expected: [{ compare: 'atLeast', value: '125' }],
			difference: '0.7'
		});
	});

	it('is recorded where the office has set no value for a parameter without default', () => {
		const parameters = {};
		expect(one(number(least), '1', { parameters })).toMatchObject({ code: 'recorded' });
		const both: NumberTest = { ...least, atMost: { value: '8' } };
		expect(one(number(both), '9', { parameters })).toMatchObject({ verdict: 'fail' });
	});

	it('is left to hand when the limit is not known', () => {
		expect(one(number({ atLeast: { attribute: 'girls' } }), '3')).toEqual({
			verdict: undefined,
			code: 'unknown-operand',
			complete: true
		});
	});

	it.each([
		['19', 'pass', '43.16'],
		['18', 'fail', '45.56'],
		['0', 'fail', '∞']
	])('%s taps for 820 pupils, at most 45 each: %s', (taps, verdict, measured) => {
		const test: NumberTest = {
			over: { attribute: 'students' },
			invert: true,
			atMost: { value: '45' }
		};
		const judged = judge({ fields: [number(test)] }, { n: taps }, context);
		expect(judged.verdict).toBe(verdict);
		expect(judged.fields[0]?.measured).toBe(measured);
	});

	it('is a percentage of another field, exactly', () => {
		const staff: Field = { ...number(undefined), id: 'staff' };
		const test: NumberTest = { over: { field: 'staff' }, percent: true, equal: { value: '100' } };
		const judgeHolders = (n: string, all: string) =>
			judge({ fields: [number(test), staff] }, { n, staff: all }, context).verdict;
		expect(judgeHolders('7', '7')).toBe('pass');
		expect(judgeHolders('6', '7')).toBe('fail');
		expect(judgeHolders('0', '0')).toBeUndefined();
	});
});

describe('a date', () => {
	const within = (
		amount: string,
		unit: 'day' | 'month',
		anchor: 'visit' | 'termStart' = 'visit'
	): DateTest => ({
		test: 'within',
		anchor,
		span: { amount: { value: amount }, unit }
	});
	it.each<[string, DateTest | undefined, string, string | undefined, string]>([
		[
			'expires on the visit date',
			{ test: 'valid', anchor: 'visit' },
			'2026-09-01',
			'pass',
			'in-date'
		],
		['expired the day before', { test: 'valid', anchor: 'visit' }, '2026-08-31', 'fail', 'expired'],
		['six months old to the day', within('6', 'month'), '2026-03-01', 'pass', 'in-date'],
		['six months and a day old', within('6', 'month'), '2026-02-28', 'fail', 'too-old'],
		['after the visit', within('6', 'month'), '2026-09-02', 'fail', 'too-late'],
		['30 days before term', within('30', 'day', 'termStart'), '2026-08-01', 'pass', 'in-date'],
		['31 days before term', within('30', 'day', 'termStart'), '2026-07-31', 'fail', 'too-old'],
		['this term', { test: 'thisTerm', anchor: 'visit' }, '2026-08-31', 'pass', 'in-date'],
		['last term', { test: 'thisTerm', anchor: 'visit' }, '2026-08-30', 'fail', 'too-old'],
		['this month', { test: 'sameMonth', anchor: 'visit' }, '2026-09-30', 'pass', 'in-date'],
		[
			'the same month of last year',
			{ test: 'sameMonth', anchor: 'visit' },
			'2025-09-01',
			'fail',
			'other-month'
		],
		['another year', { test: 'sameYear', anchor: 'visit' }, '2025-12-31', 'fail', 'other-year'],
		[
			'by the end of the year',
			{ test: 'onOrBefore', anchor: 'date', anchorValue: '--12-31' },
			'2026-12-31',
			'pass',
			'in-date'
		],
		[
			'a week after term began',
			{ test: 'onOrBefore', anchor: 'termStart', span: { amount: { value: '7' }, unit: 'day' } },
			'2026-09-08',
			'fail',
			'too-late'
		],
		[
			'before a fixed day',
			{ test: 'onOrAfter', anchor: 'date', anchorValue: '2025-04-01' },
			'2025-03-31',
			'fail',
			'too-early'
		],
		['no rule', undefined, '2020-01-01', undefined, 'recorded']
	])('%s', (_, test, value, verdict, code) => {
		expect(one(date(test), value)).toEqual({ verdict, code, complete: true });
	});

	it.each(['2026-02-30', '2026-9-1', '01/09/2026', 'today'])(
		'%s is no date and decides nothing',
		(value) => {
			expect(one(date({ test: 'valid', anchor: 'visit' }), value)).toEqual({
				verdict: undefined,
				code: 'bad-date',
				complete: false
			});
		}
	);

	it('cannot be of a term that has not begun on the visit', () => {
		expect(
			one(date({ test: 'thisTerm', anchor: 'visit' }), '2026-08-20', { visitDate: '2026-08-25' })
		).toEqual({
			verdict: undefined,
			code: 'term-not-begun',
			complete: true
		});
	});

	it('is compared with another field once that is there', () => {
		const used: Field = {
			...date({ test: 'onOrAfter', anchor: 'field', anchorValue: 'd' }),
			id: 'used'
		};
		const fields = [date(), used];
		expect(judge({ fields }, { d: '2026-07-01', used: '2026-06-30' }, context).verdict).toBe(
			'fail'
		);
		expect(judge({ fields }, { d: '2026-07-01', used: '2026-07-01' }, context).verdict).toBe(
			'pass'
		);
		expect(judge({ fields }, { used: '2026-07-01' }, context).complete).toBe(false);
	});
});

describe('a date known to the month or year', () => {
	const within: DateTest = {
		test: 'within',
		anchor: 'visit',
		span: { amount: { value: '6' }, unit: 'month' }
	};
	// The visit is on 2026-09-01.
	it.each<[string, DateTest | undefined, string, string | undefined, string]>([
		['an expiry months ahead', { test: 'valid', anchor: 'visit' }, '2027-01', 'pass', 'in-date'],
		['an expiry this month', { test: 'valid', anchor: 'visit' }, '2026-09', 'pass', 'in-date'],
		['an expiry last month', { test: 'valid', anchor: 'visit' }, '2026-08', 'fail', 'expired'],
		['an expiry this year', { test: 'valid', anchor: 'visit' }, '2026', undefined, 'imprecise'],
		['a test this month', within, '2026-09', 'pass', 'in-date'],
		['a test on the edge of six months', within, '2026-03', 'pass', 'in-date'],
		['a test before it', within, '2026-02', 'fail', 'too-old'],
		['a test this year', within, '2026', undefined, 'imprecise'],
		['a test of next month', within, '2026-10', 'fail', 'too-late'],
		['without a rule', undefined, '2026-02', undefined, 'recorded']
	])('%s', (_, test, value, verdict, code) => {
		expect(one(date(test), value)).toEqual({ verdict, code, complete: true });
	});

	it('is left to hand where its days differ: an expiry in the month of the visit', () => {
		const valid: DateTest = { test: 'valid', anchor: 'visit' };
		expect(one(date(valid), '2026-09', { visitDate: '2026-09-15' })).toMatchObject({
			verdict: undefined,
			code: 'imprecise'
		});
	});

	it.each(['2026-13', '26-09', '2026-9', '2026-', '1899'])('%j is no date', (value) => {
		expect(one(date(), value)).toMatchObject({ code: 'bad-date', complete: false });
	});
});

describe('a choice', () => {
	it.each([
		['good', 'pass', 'chosen', true],
		['bad', 'fail', 'chosen', true],
		['none', 'notApplicable', 'chosen', true],
		['other', undefined, 'recorded', true],
		['good,bad', undefined, 'bad-choice', false],
		['nothing', undefined, 'bad-choice', false]
	])('%s', (value, verdict, code, complete) => {
		expect(one(choice(), value)).toEqual({ verdict, code, complete });
	});

	it('of several fails with the worst of them', () => {
		const several = choice({ multiple: true });
		expect(one(several, 'good,bad').verdict).toBe('fail');
		expect(one(several, 'good,other').verdict).toBe('pass');
		expect(one(several, 'good,good').code).toBe('bad-choice');
	});
});

describe('several fields', () => {
	const count = number({ equal: { value: '0' } }, { askWhen: { field: 'c', in: ['good', 'bad'] } });

	it('fail the item as soon as one fails, while others are empty', () => {
		expect(judge({ fields: [count, choice()] }, { c: 'bad' }, context)).toMatchObject({
			verdict: 'fail',
			complete: false
		});
	});

	it('do not pass while one is empty', () => {
		expect(judge({ fields: [choice(), count] }, { c: 'good' }, context)).toMatchObject({
			verdict: undefined,
			complete: false
		});
	});

	it('pass without the one that is not asked', () => {
		const judged = judge({ fields: [choice(), count] }, { c: 'none' }, context);
		expect(judged).toMatchObject({ verdict: 'notApplicable', complete: true });
		expect(judged.fields[1]?.code).toBe('not-asked');
	});

	it('pass with an optional one left empty', () => {
		const optional = number({ equal: { value: '0' } }, { optional: true });
		expect(judge({ fields: [choice(), optional] }, { c: 'good' }, context).verdict).toBe('pass');
	});

	it('pass by the measured one, though another is only recorded', () => {
		const seats: Field = { ...number(), id: 'seats' };
		const aboard = number({ atMost: { field: 'seats' } });
		const judged = (n: string) =>
			judge({ fields: [seats, aboard] }, { n, seats: '36' }, context).verdict;
		expect(judged('36')).toBe('pass');
		expect(judged('37')).toBe('fail');
	});

	it('leave the verdict to hand where one has no known limit', () => {
		const unknown = number({ atLeast: { attribute: 'girls' } });
		expect(judge({ fields: [choice(), unknown] }, { c: 'good', n: '3' }, context)).toMatchObject({
			verdict: undefined,
			complete: true
		});
	});
});

it('leaves a rule without fields to hand', () => {
	expect(judge({ fields: [] }, {}, context)).toEqual({
		verdict: undefined,
		complete: true,
		fields: []
	});
});
