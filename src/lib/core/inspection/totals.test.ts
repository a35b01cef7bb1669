import { expect, it } from 'vitest';
import { emptyTotals, moveCount, scoreOf } from './totals';

it('begins with everything 未查, what was excluded beside the sum', () => {
	expect(emptyTotals(5, 3)).toEqual({
		due: 5,
		pass: 0,
		fail: 0,
		notApplicable: 0,
		notChecked: 5,
		excluded: 3
	});
});

it('moves one pair from one count to another and changes no sum', () => {
	let totals = moveCount(emptyTotals(3, 0), 'notChecked', 'fail');
	totals = moveCount(totals, 'notChecked', 'pass');
	totals = moveCount(totals, 'fail', 'notApplicable');
	expect(totals).toMatchObject({ due: 3, pass: 1, fail: 0, notApplicable: 1, notChecked: 1 });
	expect(moveCount(totals, 'pass', 'pass')).toBe(totals);
});

it.each([
	[1, 1, '50.0'],
	[2, 1, '66.7'],
	[1, 2, '33.3'],
	[0, 4, '0.0'],
	[7, 0, '100.0'],
	[1, 1999, '0.1'],
	[1, 2999, '0.0']
])('scores %i 合格 and %i 不合格 as %s%%, of those judged alone', (pass, fail, percent) => {
	const totals = { ...emptyTotals(9999, 0), pass, fail, notApplicable: 7 };
	expect(scoreOf(totals)).toEqual({ passed: pass, of: pass + fail, percent });
});

it('gives no score where nothing was judged', () => {
	expect(scoreOf(emptyTotals(5, 0))).toBeUndefined();
});
