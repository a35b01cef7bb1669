/** A school's facts in words. Labels of attributes are data of core; unknown is said, never left blank. */
import { attributeById, attributes, type Attribute } from '$lib/core/school/attributes';
import { codeAgreesWithStage, parseSchoolCode } from '$lib/core/school/code';
import type { TextField } from '$lib/core/school/events';
import type { Stage, Unit } from '$lib/core/school/model';
import { areaName } from '../state/areas';
import * as m from './generated/messages';
import { getLocale } from './generated/runtime';

const language = (): 'zh' | 'en' => (getLocale() === 'en' ? 'en' : 'zh');

const textLabels: Record<TextField, () => string> = {
	name: m.schools_field_name,
	shortName: m.schools_field_short_name,
	code: m.schools_field_code,
	area: m.schools_field_area,
	town: m.schools_field_town,
	inspector: m.schools_field_inspector
};

const groupTitles: Record<Attribute['group'], () => string> = {
	school: m.schools_group_school,
	people: m.schools_group_people,
	meals: m.schools_group_meals,
	bus: m.schools_group_bus,
	boarding: m.schools_group_boarding,
	buildings: m.schools_group_buildings,
	water: m.schools_group_water,
	history: m.schools_group_history
};

export interface AttributeGroup {
	id: Attribute['group'];
	title: string;
	attributes: Attribute[];
}

/** What the roster asks for, in its order; derived attributes are worked out elsewhere and not shown. */
export function attributeGroups(): AttributeGroup[] {
	const groups = new Map<Attribute['group'], Attribute[]>();
	for (const attribute of attributes)
		if (!attribute.derived)
			groups.set(attribute.group, [...(groups.get(attribute.group) ?? []), attribute]);
	return [...groups].map(([id, all]) => ({ id, title: groupTitles[id](), attributes: all }));
}

export const attributeName = (attribute: Attribute): string => attribute.label[language()];

/** 有 and 没有 where the question asks 有…吗, 是 and 否 otherwise. */
export function flagWords(attribute: Attribute): { yes: string; no: string } {
	return attribute.ask.zh.includes('有')
		? { yes: m.schools_yes(), no: m.schools_no() }
		: { yes: m.schools_is(), no: m.schools_is_not() };
}

export const optionsOf = (attribute: Attribute): { value: string; text: string }[] =>
	(attribute.options ?? []).map(({ id, label }) => ({ value: id, text: label[language()] }));

export function stageName(stage: string | undefined): string {
	const option = attributeById('stage')?.options?.find(({ id }) => id === stage);
	return option ? option.label[language()] : m.schools_unknown();
}

export const stageOptions = (): { value: string; text: string }[] => {
	const stage = attributeById('stage');
	return stage ? optionsOf(stage) : [];
};

/** The value of an attribute as people say it. */
export function attributeText(attribute: Attribute, value: unknown): string {
	if (value === undefined || value === null) return m.schools_unknown();
	if (typeof value === 'boolean') return value ? flagWords(attribute).yes : flagWords(attribute).no;
	const named = new Map(optionsOf(attribute).map((option) => [option.value, option.text]));
	const words = (Array.isArray(value) ? value : [value]).map(String);
	return words.map((word) => named.get(word) ?? word).join('、');
}

/** `field` as events name it: an attribute, a text, `unit:…`, or empty for the whole entry. */
export function fieldName(field: string): string {
	if (field === '') return m.schools_field_entry();
	if (field.startsWith('unit:')) return m.schools_field_unit();
	if (Object.hasOwn(textLabels, field)) return textLabels[field as TextField]();
	const attribute = attributeById(field);
	return attribute ? attributeName(attribute) : field;
}

/** A contested value of `field`, in words. */
export function valueText(field: string, value: unknown): string {
	if (field.startsWith('unit:'))
		return value === null ? m.schools_unit_gone() : (value as Unit).label;
	if (field === 'area') return areaName(String(value));
	const attribute = attributeById(field);
	if (attribute) return attributeText(attribute, value);
	return value === null || value === undefined ? m.schools_unknown() : String(value);
}

export interface CodeCheck {
	/** Half-width digits, as stored; undefined where it cannot be. */
	code: string | undefined;
	/** Why it is refused. */
	error?: string;
	/** Worth asking about, no reason to refuse. */
	warning?: string;
}

/** 标识码 as typed. Empty is right: many schools' codes are not at hand. */
export function checkCode(text: string, stage: string | undefined): CodeCheck {
	if (text.trim() === '') return { code: undefined };
	const parsed = parseSchoolCode(text);
	if (!parsed.ok) {
		const value = text.trim().slice(0, 40);
		if (parsed.problem.code === 'code-form')
			return { code: undefined, error: m.schools_code_form({ value }) };
		const digits = value.normalize('NFKC').replace(/\D/g, '');
		return parsed.problem.code === 'code-category'
			? { code: undefined, error: m.schools_code_category({ value: digits.slice(0, 2) }) }
			: { code: undefined, error: m.schools_code_province({ value: digits.slice(2, 4) }) };
	}
	const { text: code, category } = parsed.value;
	return stage && !codeAgreesWithStage(parsed.value, stage as Stage)
		? { code, warning: m.schools_code_stage({ category, stage: stageName(stage) }) }
		: { code };
}
