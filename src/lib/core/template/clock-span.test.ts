import { expect, it } from 'vitest';
import { readClockSpan } from './clock-span';

it.each([
	['at once', { kind: 'atOnce' }],
	['及时', { kind: 'promptly' }],
	['2 h', { kind: 'hours', count: 2 }],
	['10 d', { kind: 'days', count: 10 }],
	['15 wd', { kind: 'workingDays', count: 15 }],
	['1 mo', { kind: 'months', count: 1 }],
	['by 12-31', { kind: 'by', day: '12-31' }],
	['24小时', undefined],
	['0 d', undefined],
	['24h', undefined],
	['by 13-01', undefined],
	['99999 d', undefined],
	['', undefined]
])('reads %s', (within, span) => {
	expect(readClockSpan(within)).toEqual(span);
});
