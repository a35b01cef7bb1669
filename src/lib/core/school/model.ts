/** A roster entry: what the bureau knows of one school. Unknown stays unknown, it is never "no". */
import * as z from 'zod/mini';

/** Values as the templates' conditions name them. */
export const Stage = z.enum([
	'kg',
	'primary',
	'point',
	'junior',
	'nine',
	'twelve',
	'combined',
	'senior',
	'vocational',
	'special'
]);
export type Stage = z.infer<typeof Stage>;

/** An attribute's value: yes or no, a choice, several choices, or a whole number. Absent: unknown. */
export const AttributeValue = z.union([
	z.boolean(),
	z.string().check(z.maxLength(200)),
	z.array(z.string().check(z.maxLength(200))).check(z.maxLength(20)),
	z.int().check(z.minimum(0), z.maximum(1_000_000))
]);
export type AttributeValue = z.infer<typeof AttributeValue>;

export const Attributes = z.record(z.string(), AttributeValue);
/** Keyed by attribute id of `core/school/attributes.ts`, e.g. `{ stage: 'primary', has_bus: true, students: 820 }`. */
export type Attributes = Record<string, AttributeValue>;

/** A vehicle, driver, building or place that items are answered for one by one. */
export const Unit = z.strictObject({
	id: z.string().check(z.maxLength(64)),
	kind: z.enum(['vehicle', 'driver', 'building', 'place']),
	label: z.string().check(z.minLength(1), z.maxLength(60))
});
export type Unit = z.infer<typeof Unit>;

export const School = z.strictObject({
	id: z.string().check(z.minLength(1), z.maxLength(64)),
	name: z.string().check(z.minLength(1), z.maxLength(100)),
	/** 学校(机构)标识码, 10 digits. */
	code: z.optional(z.string()),
	/** 6-digit 行政区划代码. */
	area: z.string().check(z.regex(/^\d{6}$/)),
	town: z.optional(z.string().check(z.maxLength(60))),
	/** For narrow places. */
	shortName: z.optional(z.string().check(z.maxLength(60))),
	/** 责任督学: name and phone. Personal, so it stands in payloads only, which can be erased. */
	inspector: z.optional(z.string().check(z.maxLength(60))),
	attributes: Attributes,
	units: z.array(Unit),
	/** Made up, for trying out. */
	sample: z.optional(z.boolean())
});
export type School = z.infer<typeof School>;
