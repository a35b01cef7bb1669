/** Fields of one rule: ids, options, thresholds with units, operands that exist. */
import { attributeById } from '../../school/attributes';
import { isCalendarDate } from '../../calendar/date';
import { compareDecimals } from '../judging/decimal';
import type { Field, Operand, Parameter } from '../model';
import { checkCondition } from './check-condition';
import type { ProblemList } from './problem';

/** What the checks of one item need besides the item. */
export interface Surroundings {
	list: ProblemList;
	item: string;
	parameters: ReadonlyMap<string, Parameter>;
}

type Path = readonly PropertyKey[];

export function checkFields(fields: Field[], path: Path, around: Surroundings): void {
	const { list, item } = around;
	duplicates(fields, path, around);
	fields.forEach((field, index) => {
		const at = [...path, index];
		checkAsking(field, fields, at, around);
		if (field.type === 'choice') duplicates(field.options, [...at, 'options'], around);
		if (field.type === 'number') checkNumber(field, fields, at, around);
		if (field.type !== 'date' || !field.test) return;
		const { test } = field;
		if (test.span) checkOperand(test.span.amount, fields, [...at, 'test', 'span'], around, false);
		if (test.test === 'within' && !test.span) list.add('threshold-empty', [...at, 'test'], item);
		if (test.anchor === 'field') {
			const other = fields.find(({ id }) => id === test.anchorValue);
			if (other?.type !== 'date' || other === field)
				list.add('unknown-field', [...at, 'test', 'anchorValue'], item, {
					field: test.anchorValue ?? ''
				});
		}
		if (test.anchor === 'date') {
			// 2028 is a leap year, so that --02-29 is let through.
			const day = (test.anchorValue ?? '').replace(/^--/, '2028-');
			if (!isCalendarDate(day)) list.add('impossible-date', [...at, 'test', 'anchorValue'], item);
		}
	});
}

/** Two of the same id in one list. */
export function duplicates(
	things: readonly { id: string }[],
	path: Path,
	{ list, item }: Pick<Surroundings, 'list'> & { item?: string }
): void {
	const seen = new Set<string>();
	things.forEach(({ id }, index) => {
		if (seen.has(id)) list.add('duplicate-id', [...path, index, 'id'], item, { id });
		seen.add(id);
	});
}

function checkAsking(field: Field, fields: Field[], at: Path, { list, item }: Surroundings): void {
	if (!field.askWhen) return;
	const { field: id, in: wanted } = field.askWhen;
	const other = fields.find((one) => one.id === id);
	if (!other || other === field)
		return list.add('unknown-field', [...at, 'askWhen'], item, { field: id });
	if (other.type !== 'choice') return;
	for (const value of wanted)
		if (!other.options.some((option) => option.id === value))
			list.add('unknown-option', [...at, 'askWhen'], item, { attribute: id, option: value });
}

function checkNumber(
	field: Extract<Field, { type: 'number' }>,
	fields: Field[],
	at: Path,
	around: Surroundings
): void {
	const { list, item } = around;
	if (field.min && field.max && compareDecimals(field.min, field.max) > 0)
		list.add('impossible-range', [...at, 'min'], item);
	if (!field.test) return;
	const { over, invert, percent, ...limits } = field.test;
	if (!Object.values(limits).some(Boolean)) list.add('threshold-empty', [...at, 'test'], item);
	if ((invert || percent) && !over) list.add('threshold-empty', [...at, 'test', 'over'], item);
	if (over) checkOperand(over, fields, [...at, 'test', 'over'], around, false);
	for (const [name, operand] of Object.entries(limits))
		if (operand) checkOperand(operand, fields, [...at, 'test', name], around, true);
	const { atLeast, atMost } = limits;
	if (
		atLeast &&
		atMost &&
		'value' in atLeast &&
		'value' in atMost &&
		compareDecimals(atLeast.value, atMost.value) > 0
	)
		list.add('impossible-range', [...at, 'test'], item);
}

/** `threshold`: shown as a limit, so a parameter in it must say its unit. */
function checkOperand(
	operand: Operand,
	fields: Field[],
	path: Path,
	around: Surroundings,
	threshold: boolean
): void {
	const { list, item, parameters } = around;
	if ('parameter' in operand) {
		const parameter = parameters.get(operand.parameter);
		const detail = { parameter: operand.parameter };
		if (!parameter) list.add('unknown-parameter', path, item, detail);
		else if (threshold && !parameter.unit) list.add('threshold-without-unit', path, item, detail);
	} else if ('field' in operand) {
		if (fields.find(({ id }) => id === operand.field)?.type !== 'number')
			list.add('unknown-field', path, item, { field: operand.field });
	} else if ('attribute' in operand) checkCount(operand.attribute, path, around);
	else if ('cases' in operand)
		operand.cases.forEach(({ when, then }, index) => {
			const at = [...path, 'cases', index];
			if (when) checkCondition(when, [...at, 'when'], item, list);
			checkOperand(then, fields, [...at, 'then'], around, threshold);
		});
	else if ('sum' in operand)
		operand.sum.forEach((part, index) => {
			const at = [...path, 'sum', index];
			checkCount(part.attribute, [...at, 'attribute'], around);
			for (const name of ['base', 'above', 'per', 'add'] as const)
				checkOperand(part[name], fields, [...at, name], around, threshold);
		});
}

function checkCount(attribute: string, path: Path, { list, item }: Surroundings): void {
	const known = attributeById(attribute);
	if (!known) list.add('unknown-attribute', path, item, { attribute });
	else if (known.type !== 'number') list.add('attribute-type', path, item, { attribute });
}
