import { expect, test } from 'vitest';
import { csvLine, guardCell } from './guard';

test.each([
	['=1+1', "'=1+1"],
	['  @SUM(A1)', "'  @SUM(A1)"],
	['＝cmd', "'＝cmd"],
	['－1+2', "'－1+2"],
	['\tx', "'\tx"],
	['\r=x', "'\r'=x"],
	['a\n+b', "a\n'+b"],
	['-12.5', '-12.5'],
	['-a', "'-a"],
	['a=b', 'a=b']
])('%j is written as %j', (given, expected) => {
	expect(guardCell(given)).toBe(expected);
});

test('commas, quotes and line breaks are quoted', () => {
	expect(csvLine(['a,b', 'c"d', 'e\nf', ''])).toBe('"a,b","c""d","e\nf",\r\n');
});
