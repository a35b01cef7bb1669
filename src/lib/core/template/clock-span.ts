/**
 * The words in which a rule says how soon (`clock.within`): `at once`, `及时` (promptly: the law gives no figure), or a span that
 * ends: `24 h`, `10 d`, `15 wd` (working days), `1 mo`, and `by 12-31` of the year. Whatever else somebody wrote stands as it is,
 * and nothing is counted.
 */
export type ClockSpan =
	| { kind: 'atOnce' }
	| { kind: 'promptly' }
	| { kind: 'hours' | 'days' | 'workingDays' | 'months'; count: number }
	/** `MM-DD`. */
	| { kind: 'by'; day: string };

const units = { h: 'hours', d: 'days', wd: 'workingDays', mo: 'months' } as const;

/** Undefined for words that are none of these. */
export function readClockSpan(within: string): ClockSpan | undefined {
	if (within === 'at once') return { kind: 'atOnce' };
	if (within === '及时') return { kind: 'promptly' };
	const span = /^([1-9]\d{0,3}) (h|d|wd|mo)$/.exec(within);
	if (span) return { kind: units[span[2] as keyof typeof units], count: Number(span[1]) };
	const by = /^by ((?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/.exec(within);
	return by?.[1] ? { kind: 'by', day: by[1] } : undefined;
}
