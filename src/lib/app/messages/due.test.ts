import { expect, it } from 'vitest';
import { instantOf } from '$lib/core/calendar/moment';
import type { ReportClock } from '../state/report-clock';
import { clockText, leftText, withinText } from './due';

const at = instantOf('2026-08-25T12:02');
const clock = (change: Partial<ReportClock> = {}): ReportClock => ({
	within: '24 h',
	span: { kind: 'hours', count: 24 },
	to: { zh: '当地疾控机构' },
	status: 'statute',
	from: at,
	fromWall: '',
	due: { at },
	time: { over: false, minutes: 112 },
	...change
});
const reported = { to: '当地疾控机构', at };

it.each([
	['what is left', clock(), '还剩 1 小时 52 分 · 到8月25日 12:02'],
	['the last minutes', clock({ time: { over: false, minutes: 9 } }), '还剩 9 分 · 到8月25日 12:02'],
	[
		'days',
		clock({ time: { over: false, minutes: 4510 }, due: { at, day: '2026-08-28' } }),
		'还剩 3 天 3 小时 · 到8月28日 24:00'
	],
	[
		'how long it is over',
		clock({ time: { over: true, minutes: 20 } }),
		'已过 20 分 · 到8月25日 12:02'
	],
	[
		'how long ago it began, of what is due at once',
		clock({ span: { kind: 'atOnce' }, time: { over: true, minutes: 20 } }),
		'发现后已过 20 分'
	],
	['nothing of what was reported in time', clock({ reported }), ''],
	['nor to the minute', clock({ reported, time: { over: true, minutes: 0 } }), ''],
	['how late it was', clock({ reported, time: { over: true, minutes: 61 } }), '晚了 1 小时 1 分'],
	[
		'how soon, where nothing can be late',
		clock({ span: { kind: 'atOnce' }, reported, time: { over: true, minutes: 5 } }),
		'发现后 5 分报的'
	]
])('says %s', (_, given, words) => {
	expect(leftText(given)).toBe(words);
});

it('says how long ago it was found where the law gives no figure', () => {
	const open: ReportClock = clock({ time: { over: true, minutes: 75 } });
	delete open.due;
	expect(leftText({ ...open, span: { kind: 'promptly' } })).toBe('发现后已过 1 小时 15 分');
});

it('leaves words as they stand that nobody can count by', () => {
	expect(withinText('一小时')).toBe('一小时');
	expect(clockText({ within: '15 wd', to: { zh: '样例部门' } })).toBe(
		'报告时限：15 个工作日内，报样例部门'
	);
	expect(clockText({ within: 'by 12-31', to: { zh: '学校复查完毕' }, ends: 'done' })).toBe(
		'办理时限：12月31日以前，学校复查完毕'
	);
});
