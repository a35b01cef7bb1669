import { expect, it } from 'vitest';
import type { Rule, RuleDate } from './model';
import { bindsFrom, bindsUntil, inForce, ruleInForce } from './rule-date';

const on = (date: string): RuleDate => ({
	date,
	precision: (['year', 'month', 'day'] as const)[date.split('-').length - 1] ?? 'day'
});
const rule = (id: string, from: string, to?: string): Rule => ({
	id,
	from: on(from),
	...(to ? { to: on(to) } : {}),
	severity: 'general',
	severityOrigin: 'statute',
	flags: [],
	fields: [],
	basis: [],
	status: 'statute'
});

it.each([
	['2026-05-01', '2026-05-01', '2026-05-01'],
	['2024-02', '2024-02-29', '2024-02-01'],
	['2025-02', '2025-02-28', '2025-02-01'],
	['2018', '2018-12-31', '2018-01-01']
])(
	'%s binds from %s and until %s, so that nobody is judged in the doubtful time',
	(date, from, until) => {
		expect(bindsFrom(on(date))).toBe(from);
		expect(bindsUntil(on(date))).toBe(until);
	}
);

it('takes the stated precision when more digits were written', () => {
	expect(bindsFrom({ date: '2019-12-05', precision: 'month' })).toBe('2019-12-31');
	expect(bindsFrom({ date: '2019-12-05', precision: 'year' })).toBe('2019-12-31');
});

it('changes the rule on the day that the new one binds', () => {
	const item = { rules: [rule('old', '2018-01-01', '2026-04-30'), rule('new', '2026-05-01')] };
	expect(ruleInForce(item, '2026-04-30')?.id).toBe('old');
	expect(ruleInForce(item, '2026-05-01')?.id).toBe('new');
	expect(ruleInForce(item, '2017-12-31')).toBeUndefined();
});

it('has no rule on a visit before the end of the month in which the only rule began', () => {
	const item = { rules: [rule('r', '2024-03')] };
	expect(ruleInForce(item, '2024-03-30')).toBeUndefined();
	expect(ruleInForce(item, '2024-03-31')?.id).toBe('r');
});

it('takes the newer of two rules that overlap', () => {
	const item = { rules: [rule('newer', '2024-01-01'), rule('older', '2018-01-01')] };
	expect(ruleInForce(item, '2026-01-01')?.id).toBe('newer');
});

it('holds a regulation of unknown date to be in force until it ends', () => {
	expect(inForce({}, '1999-01-01')).toBe(true);
	expect(inForce({ to: on('2026-08-14') }, '2026-08-15')).toBe(false);
});
