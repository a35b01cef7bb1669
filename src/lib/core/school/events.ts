/**
 * What the roster's events carry, and who may write what. A school is registered once; every later change is a register of
 * its own, so that two people who correct different facts never meet.
 */
import * as z from 'zod/mini';
import type { Author, EventDraft, Json, Subject } from '../events/event';
import type { EventId } from '../events/ids';
import { fail, ok, type Problem, type Result } from '../result';
import { attributeById, type Attribute } from './attributes';
import { parseSchoolCode } from './code';
import { AttributeValue, School, Unit } from './model';

/** `school.registered/1`, subject `{school}`: a whole roster entry; the id stands in the subject. */
export const Registered = z.omit(School, { id: true });
export type Registered = z.infer<typeof Registered>;

/**
 * `school.attributeSet/1`, subject `{school, field}`. `field` is an attribute's id, or one of `textFields`, or
 * `unit:` and a unit's id. `null`: unknown again, or the unit is gone.
 */
export const AttributeSet = z.strictObject({
	value: z.union([z.null(), AttributeValue, Unit])
});
export type AttributeSet = z.infer<typeof AttributeSet>;

/** `school.removed/1`, subject `{school, field: 'removed'}`. `false` puts it back. */
export const Removed = z.strictObject({ removed: z.boolean() });
export type Removed = z.infer<typeof Removed>;

export const REGISTERED = 'school.registered/1';
export const ATTRIBUTE_SET = 'school.attributeSet/1';
export const REMOVED = 'school.removed/1';

export type SchoolRefusal = Problem<
	/** No school, attribute or unit of this id, or the value is of another kind. */
	'attribute-unknown' | 'value-invalid' | 'school-invalid'
>;

/** Facts of a roster entry that are not attributes. */
export const textFields = ['name', 'shortName', 'code', 'area', 'town', 'inspector'] as const;
/** Those that may be unknown. */
const clearable: readonly TextField[] = ['shortName', 'code', 'town', 'inspector'];
export type TextField = (typeof textFields)[number];
export const unitField = (unit: string): string => `unit:${unit}`;

const fits = (attribute: Attribute, value: AttributeValue): boolean => {
	const options = attribute.options?.map((option) => option.id) ?? [];
	if (attribute.type === 'flag') return typeof value === 'boolean';
	if (attribute.type === 'number') return typeof value === 'number';
	if (attribute.type === 'choice') return typeof value === 'string' && options.includes(value);
	return Array.isArray(value) && value.every((one) => options.includes(one));
};

const validText = (field: TextField, value: unknown): boolean => {
	if (value === null) return clearable.includes(field);
	if (field === 'code') return typeof value === 'string' && parseSchoolCode(value).ok;
	return z.safeParse(School.shape[field], value).success;
};

/** Whether the value may stand in the field: right kind, known option, within the model's limits. */
export function checkField(
	field: string,
	value: AttributeSet['value']
): Result<void, SchoolRefusal> {
	const wrong = fail<SchoolRefusal>({ code: 'value-invalid', place: field });
	if (!z.safeParse(AttributeSet, { value }).success) return wrong;
	if (textFields.includes(field as TextField))
		return validText(field as TextField, value) ? ok(undefined) : wrong;
	const isUnit = typeof value === 'object' && value !== null && !Array.isArray(value);
	if (field.startsWith('unit:')) {
		const right = value === null || (isUnit && field === unitField((value as Unit).id));
		return right ? ok(undefined) : wrong;
	}
	const attribute = attributeById(field);
	if (!attribute || attribute.derived) return fail({ code: 'attribute-unknown', place: field });
	if (isUnit) return wrong;
	return value === null || fits(attribute, value as AttributeValue) ? ok(undefined) : wrong;
}

/** A new roster entry. */
export function decideRegister(school: School, author: Author): Result<EventDraft, SchoolRefusal> {
	const checked = z.safeParse(School, school);
	if (!checked.success)
		return fail({
			code: 'school-invalid',
			place: checked.error.issues[0]?.path.join('/') || 'school'
		});
	const { id, ...payload } = checked.data;
	return ok({
		type: REGISTERED,
		subject: { school: id },
		payload: payload as unknown as Json,
		parents: [],
		author
	});
}

/** One fact. `parents` are the heads of `{school, field}` that were on screen. */
export function decideAttribute(
	school: string,
	field: string,
	value: AttributeSet['value'],
	parents: EventId[],
	author: Author
): Result<EventDraft, SchoolRefusal> {
	const checked = checkField(field, value);
	if (!checked.ok) return checked;
	const subject: Subject = { school, field };
	return ok({ type: ATTRIBUTE_SET, subject, payload: { value } as Json, parents, author });
}

/** Takes a school out of the roster or puts it back; its inspections stay. */
export const decideRemoved = (
	school: string,
	removed: boolean,
	parents: EventId[],
	author: Author
): EventDraft => ({
	type: REMOVED,
	subject: { school, field: 'removed' },
	payload: { removed },
	parents,
	author
});
