/**
 * What a checklist is made of, as data. These schemas are the single definition: types, validation of seeds and of
 * user-made templates, and the JSON Schema files for editors all come from here.
 *
 * A `Template` is self-contained: whoever holds its bytes can judge by it for ever, with no other file.
 */
import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/));

/** A sentence in the languages of the product. `school` is the wording for the school's own self-check. */
export const Text = z.strictObject({
	zh: z.string().check(z.minLength(1), z.maxLength(2000)),
	en: z.optional(z.string().check(z.minLength(1), z.maxLength(2000))),
	school: z.optional(z.string().check(z.minLength(1), z.maxLength(2000)))
});
export type Text = z.infer<typeof Text>;

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
const CalendarDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/**
 * A date known to some precision. One known only to the month or year binds from the last day of it, so that nobody
 * is judged by a rule that may not have been in force.
 */
export const RuleDate = z.strictObject({
	date: z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
	precision: z.enum(['day', 'month', 'year'])
});
export type RuleDate = z.infer<typeof RuleDate>;

/** A decimal as text, so that 0.1 stays 0.1 in every copy: `125`, `0.25`, `-12`. */
const Decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,6})?$/));

/** How well a statement of law was checked. `statute`: the article was read in full. */
export const BasisStatus = z.enum(['statute', 'report', 'partly', 'memory']);
export type BasisStatus = z.infer<typeof BasisStatus>;

/** Which schools an item is for, over roster attributes (`core/school/attributes.ts`). */
export type Condition =
	| { all: Condition[] }
	| { any: Condition[] }
	| { not: Condition }
	/** A flag attribute that must be true, or a choice or number that must match. */
	| { attribute: string; is: string | boolean }
	| { attribute: string; in: string[] }
	| { attribute: string; atLeast: string };
export const Condition: z.ZodMiniType<Condition> = z.union([
	z.strictObject({ all: z.array(z.lazy(() => Condition)) }),
	z.strictObject({ any: z.array(z.lazy(() => Condition)) }),
	z.strictObject({ not: z.lazy(() => Condition) }),
	z.strictObject({ attribute: z.string(), is: z.union([z.string(), z.boolean()]) }),
	z.strictObject({ attribute: z.string(), in: z.array(z.string()) }),
	z.strictObject({ attribute: z.string(), atLeast: Decimal })
]);

/** What an item is answered for: the whole school, or each vehicle, driver, building or place. */
export const UnitKind = z.enum(['whole', 'vehicle', 'driver', 'building', 'place']);
export type UnitKind = z.infer<typeof UnitKind>;

/** Where on the walk through a school an item is met; orders the list "by place". */
export const Area = z.enum([
	'office',
	'gate',
	'surroundings',
	'campus',
	'teaching',
	'laboratory',
	'canteen',
	'dormitory',
	'toilet',
	'clinic',
	'bus'
]);
export type Area = z.infer<typeof Area>;

/** What a measured value is compared with. `parameter`: a setting that differs by place. */
export type Operand =
	| { value: string }
	| { parameter: string }
	/** Another field of the same item, e.g. people on board against approved seats. */
	| { field: string }
	/** A number from the roster, e.g. `students`. */
	| { attribute: string }
	/** The first case whose condition holds for the school; without `when`, the rest. */
	| { cases: { when?: Condition | undefined; then: Operand }[] }
	/** `base`, plus `add` for each started `per` of the attribute above `above`; guards per pupils. */
	| { sum: { base: Operand; above: Operand; per: Operand; add: Operand; attribute: string }[] };
export const Operand: z.ZodMiniType<Operand> = z.union([
	z.strictObject({ value: Decimal }),
	z.strictObject({ parameter: z.string() }),
	z.strictObject({ field: z.string() }),
	z.strictObject({ attribute: z.string() }),
	z.strictObject({
		cases: z.array(z.strictObject({ when: z.optional(Condition), then: z.lazy(() => Operand) }))
	}),
	z.strictObject({
		sum: z.array(
			z.strictObject({
				base: z.lazy(() => Operand),
				above: z.lazy(() => Operand),
				per: z.lazy(() => Operand),
				add: z.lazy(() => Operand),
				attribute: z.string()
			})
		)
	})
]);

/** A number field's rule. Without one the number is recorded and the verdict is given by hand. */
export const NumberTest = z.strictObject({
	/** Divide by this before comparing: pupils per tap = `students` ÷ taps is `{ invert: true, over: … }`. */
	over: z.optional(Operand),
	/** With `over`: compare `over ÷ value` instead of `value ÷ over`. */
	invert: z.optional(z.boolean()),
	/** With `over`: multiply the quotient by 100 first. */
	percent: z.optional(z.boolean()),
	atLeast: z.optional(Operand),
	atMost: z.optional(Operand),
	moreThan: z.optional(Operand),
	lessThan: z.optional(Operand),
	equal: z.optional(Operand)
});
export type NumberTest = z.infer<typeof NumberTest>;

/** A date field's rule, always against the visit date or term start, never against "today". */
export const DateTest = z.strictObject({
	/** `valid`: on or after the visit date (an expiry). `within`: not older than the span. `before`/`after`: see `anchor`. */
	test: z.enum(['valid', 'within', 'onOrBefore', 'onOrAfter', 'sameMonth', 'sameYear', 'thisTerm']),
	anchor: z.enum(['visit', 'termStart', 'field', 'date']),
	/** With `within`: how far back, e.g. `{ amount: { value: '6' }, unit: 'month' }`. With `onOrBefore`: added to the anchor. */
	span: z.optional(z.strictObject({ amount: Operand, unit: z.enum(['day', 'month', 'year']) })),
	/** With anchor `field`: the id of another date field. With anchor `date`: `YYYY-MM-DD` or `--MM-DD` of the visit's year. */
	anchorValue: z.optional(z.string())
});
export type DateTest = z.infer<typeof DateTest>;

const fieldBase = {
	id,
	label: Text,
	/** Asked only when another field of this item has one of these values. */
	askWhen: z.optional(z.strictObject({ field: id, in: z.array(z.string()) })),
	/** May stay empty without leaving the item unanswered. */
	optional: z.optional(z.boolean())
};
/** One thing to be written down for an item. Values are stored as text: decimals, dates, option ids (several joined by `,`). */
export const Field = z.discriminatedUnion('type', [
	z.strictObject({
		...fieldBase,
		type: z.literal('number'),
		/** As printed after the number: `克`, `℃`, `人`, `%`. */
		unit: Text,
		/** Digits allowed after the point. */
		decimals: z.int().check(z.minimum(0), z.maximum(3)),
		min: z.optional(Decimal),
		max: z.optional(Decimal),
		test: z.optional(NumberTest)
	}),
	z.strictObject({ ...fieldBase, type: z.literal('date'), test: z.optional(DateTest) }),
	z.strictObject({
		...fieldBase,
		type: z.literal('choice'),
		multiple: z.optional(z.boolean()),
		options: z
			.array(
				z.strictObject({
					id,
					text: Text,
					/** What choosing it means; none: recorded, judged by hand or by other fields. */
					verdict: z.optional(z.enum(['pass', 'fail', 'notApplicable']))
				})
			)
			.check(z.minLength(2))
	})
]);
export type Field = z.infer<typeof Field>;

/** One ground of a rule. `articles` may only stand where the text of that article was read. */
export const Basis = z.strictObject({
	regulation: z.string(),
	/** As printed, without 第…条: `40`, `36(2)`, `8.1.6`. */
	articles: z.optional(z.array(z.string())),
	status: BasisStatus,
	note: z.optional(z.string())
});
export type Basis = z.infer<typeof Basis>;

/** `stopUse`: must not be used until cured; `majorList`: direct determination; `reportAtOnce`; `transfer`: another department; `indicator`: 四个100%. */
export const Flag = z.enum(['stopUse', 'majorList', 'reportAtOnce', 'transfer', 'indicator']);
export type Flag = z.infer<typeof Flag>;

/** 一般 or 重大. */
export const Severity = z.enum(['general', 'major']);
export type Severity = z.infer<typeof Severity>;

/** How an item is judged between two dates. */
export const Rule = z.strictObject({
	/** Stable: item id, `@`, and the date it binds from, e.g. `FS-21@2019-04-01`. */
	id: z.string(),
	from: RuleDate,
	to: z.optional(RuleDate),
	severity: Severity,
	/** Who says that it is 重大: a statute, the 2024 guide, or a proposal that the county may change. */
	severityOrigin: z.enum(['statute', 'guide', 'proposal']),
	flags: z.array(Flag),
	/** Empty: 合格 or 不合格 is given by hand. */
	fields: z.array(Field),
	basis: z.array(Basis),
	/** How well this rule's own point was checked; never better than the best of `basis`. */
	status: BasisStatus,
	/** A statutory clock: how soon (`clock-span.ts`), and whom to tell. */
	clock: z.optional(
		z.strictObject({
			within: z.string(),
			to: Text,
			/** Ends when what `to` says is done; without it, when `to` has been told. */
			ends: z.optional(z.literal('done')),
			/** How well the time was checked, where not as the rule. */
			status: z.optional(BasisStatus)
		})
	)
});
export type Rule = z.infer<typeof Rule>;

export const Item = z.strictObject({
	id: z.string().check(z.regex(/^[A-Z]{2,5}-\d{2,3}$/)),
	text: Text,
	unit: UnitKind,
	area: Area,
	methods: z.array(z.enum(['documents', 'look', 'ask', 'test'])),
	evidence: z.strictObject({
		kind: z.enum(['photo', 'document', 'number', 'note', 'location', 'none']),
		/** `onFail`: asked before finishing when the item fails. `never`: photos are not offered at all. */
		photo: z.enum(['never', 'optional', 'onFail']),
		/** What should be seen on it. */
		of: z.optional(Text)
	}),
	when: Condition,
	rules: z.array(Rule).check(z.minLength(1)),
	/** Background for the inspector, in Chinese; never printed. */
	help: z.optional(Text)
});
export type Item = z.infer<typeof Item>;

export const Section = z.strictObject({
	id,
	title: Text,
	/** For narrow places: 2–5 characters. */
	shortTitle: Text,
	/** About pupils who were hurt or are in need, or about disputes: people are counts and codes there, and no photo is demanded. */
	sensitive: z.optional(z.boolean()),
	items: z.array(Item)
});
export type Section = z.infer<typeof Section>;

/** A law, standard or notice as far as it is known. */
export const Regulation = z.strictObject({
	code: z.string(),
	title: z.string(),
	number: z.optional(z.string()),
	/** In force from; absent where no source tells. */
	from: z.optional(RuleDate),
	to: z.optional(RuleDate),
	/** How much was read: article numbers may be printed only from `full` texts or the articles listed. */
	read: z.enum(['full', 'articles', 'excerpt', 'title', 'memory']),
	readArticles: z.optional(z.string()),
	kind: z.enum(['law', 'regulation', 'order', 'standard', 'notice', 'local', 'practice']),
	/** Another place's text: shown to the inspector for comparison, never printed as a ground. */
	comparator: z.optional(z.literal(true)),
	source: z.string()
});
export type Regulation = z.infer<typeof Regulation>;

/** A value that differs by place, with where its default comes from. */
export const Parameter = z.strictObject({
	id,
	label: Text,
	unit: z.optional(Text),
	/** Absent where no source is good enough to judge by: recorded and judged by hand until the office sets a value. */
	value: z.optional(Decimal),
	source: z.string(),
	status: BasisStatus
});
export type Parameter = z.infer<typeof Parameter>;

export const InspectionKind = z.enum(['opening', 'special', 'monthly', 'selfCheck', 'recheck']);
export type InspectionKind = z.infer<typeof InspectionKind>;

export const Template = z.strictObject({
	format: z.literal('anxiao-template/1'),
	id,
	/** Never reused: `2026.1`. */
	version: z.string().check(z.regex(/^\d{4}\.\d{1,3}$/)),
	title: Text,
	summary: Text,
	/** The date whose law it was written for. */
	date: CalendarDate,
	kind: InspectionKind,
	/** How many people sign for the inspecting side: two for an opening visit, one for a self-check. */
	inspectors: z.strictObject({ min: z.int().check(z.minimum(1)), max: z.int() }),
	/** How many sign, where that is not the least number of inspectors and one for the school: three on a 督导 document. */
	signers: z.optional(
		z.strictObject({
			inspectors: z.int().check(z.minimum(1), z.maximum(20)),
			school: z.int().check(z.minimum(0), z.maximum(5))
		})
	),
	parameters: z.array(Parameter),
	regulations: z.array(Regulation),
	sections: z.array(Section)
});
export type Template = z.infer<typeof Template>;
