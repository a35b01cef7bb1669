import { expect, it } from 'vitest';
import { readMoney } from './money';

it.each([
	['1200', '1200'],
	[' 1,200.50 元', '1200.5'],
	['１２００', '1200'],
	['¥0350', '350'],
	['0', '0'],
	['3.00', '3'],
	['', '']
])('reads %j as %j', (typed, kept) => expect(readMoney(typed)).toBe(kept));

it.each(['三千', '3万', '-5', '1.234', '1e3', '12345678901', '1.2.3'])(
	'takes %j for no sum',
	(typed) => expect(readMoney(typed)).toBeUndefined()
);
