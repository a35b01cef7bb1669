/** What judging one field says, as data; the screen finds the words. */

/** As answered for an item or contributed by a field. */
export type FieldVerdict = 'pass' | 'fail' | 'notApplicable';

/** How a value compares: `equal` for numbers, `onOrAfter` and `onOrBefore` for dates. */
export type Comparison =
	'atLeast' | 'atMost' | 'moreThan' | 'lessThan' | 'equal' | 'onOrAfter' | 'onOrBefore';

export type JudgeCode =
	/** Nothing was written yet. */
	| 'missing'
	/** Optional and empty. */
	| 'empty'
	/** Not asked, because another field says so. */
	| 'not-asked'
	/** Written down; the rule sets no threshold. */
	| 'recorded'
	| 'in-range'
	| 'above-limit'
	| 'below-limit'
	| 'not-equal'
	/** A date that meets the rule. */
	| 'in-date'
	| 'expired'
	| 'too-old'
	| 'too-late'
	| 'too-early'
	| 'other-month'
	| 'other-year'
	/** Known to the month or year, whose days would be judged differently. */
	| 'imprecise'
	/** The visit was before the term began: this term's doings cannot be judged. */
	| 'term-not-begun'
	/** An option with a verdict was chosen. */
	| 'chosen'
	/** The limit cannot be worked out: `unknown` names the attribute, parameter or field. */
	| 'unknown-operand'
	| 'bad-number'
	| 'bad-date'
	| 'bad-choice';

/** One limit, as decimal text or `YYYY-MM-DD`. */
export interface Limit {
	compare: Comparison;
	value: string;
}

export interface FieldJudgement {
	field: string;
	verdict: FieldVerdict | undefined;
	code: JudgeCode;
	/** Every limit that applied; the one that was missed first. */
	expected?: Limit[];
	/** What was compared, where it is not the value itself: a quotient or percentage. */
	measured?: string;
	/** How far off, without sign: in the field's unit, or in days. */
	difference?: string;
	/** With `unknown-operand`: what is not known. */
	unknown?: string;
}

export type Outcome = Omit<FieldJudgement, 'field'>;
