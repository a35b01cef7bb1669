/** One row of a roster to a school, with everything that is wrong with it by column. */
import type { Attribute } from '../../core/school/attributes';
import { codeAgreesWithStage, parseSchoolCode } from '../../core/school/code';
import type { TextField } from '../../core/school/events';
import { findCounty, type Areas } from '../../core/school/county';
import { schoolId, unitId } from '../../core/school/identity';
import type { Attributes, AttributeValue, School, Stage, Unit } from '../../core/school/model';
import { flagOf, isUnknown, optionOf, type Column } from './columns';
import type { RosterProblem, RosterRowCode } from './contract';
import type { TableRow } from './read-csv';

export interface RowTools {
	areas: Areas;
	sha256: (bytes: Uint8Array) => Uint8Array;
	random: () => string;
}
export interface Header {
	name: string;
	column: Column;
	index: number;
}

const LONGEST_NAME = 100;
const LONGEST_TEXT = 60;
const LARGEST = 1_000_000;

/** Without what cannot be seen: control and direction characters would let one name look like another. Markup and formulas stay text. */
export const cleanText = (cell: string): string =>
	cell
		.replace(/\p{Surrogate}/gu, '\ufffd')
		.normalize('NFC')
		// eslint-disable-next-line no-control-regex
		.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
		.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
		.trim();

class RowReader {
	readonly problems: RosterProblem[] = [];
	readonly attributes: Attributes = {};
	readonly texts: Record<TextField, string> = {
		name: '',
		shortName: '',
		code: '',
		area: '',
		town: '',
		inspector: ''
	};
	readonly labels: { kind: Unit['kind']; label: string }[] = [];
	readonly #row: number;
	constructor(row: number) {
		this.#row = row;
	}

	say(code: RosterRowCode, column: string, refused: boolean, detail: RosterProblem['detail'] = {}) {
		const place = `${this.#row}/${column}`;
		this.problems.push({ code, place, detail, row: this.#row, column, refused });
	}
	get refused(): boolean {
		return this.problems.some((problem) => problem.refused);
	}

	cell({ name, column }: Header, cell: string): void {
		if (/^#(REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL|SPILL)[!?]?$/.test(cell)) {
			this.say('roster-formula-error', name, true, { value: cell });
			return;
		}
		if (column.kind === 'text') this.texts[column.field] = cell;
		else if (column.kind === 'units') this.#units(name, column.unit, cell);
		else if (column.kind === 'attribute' && !isUnknown(cell))
			this.#attribute(name, column.attribute, cell);
	}

	#attribute(name: string, attribute: Attribute, cell: string): void {
		const value = attribute.type === 'number' ? numberOf(cell) : valueOf(attribute, cell);
		if (value !== undefined) this.attributes[attribute.id] = value;
		else
			this.say(
				attribute.type === 'number' ? 'roster-number-impossible' : 'roster-value-unknown',
				name,
				true,
				{ value: cell.slice(0, 40) }
			);
	}

	#units(name: string, kind: Unit['kind'], cell: string): void {
		if (isUnknown(cell) || /^(无|没有)$/.test(cell)) return;
		for (const part of cell.split(/[、，,；;\n]+/)) {
			const label = part.trim();
			if (!label) continue;
			if (label.length > LONGEST_TEXT)
				this.say('roster-text-too-long', name, true, { most: LONGEST_TEXT, length: label.length });
			else this.labels.push({ kind, label });
		}
	}
}

/** A whole number from 0 to a million, as typed in a table: `1,280`, `826人`, `45.0`; undefined otherwise. */
function numberOf(cell: string): number | undefined {
	const text = cell.normalize('NFKC').replace(/[\s,]|[人名个班]$/g, '');
	if (!/^\d{1,7}(\.0+)?$/.test(text)) return undefined;
	const value = Number(text);
	return value <= LARGEST ? value : undefined;
}

function valueOf(attribute: Attribute, cell: string): AttributeValue | undefined {
	if (attribute.type === 'flag') return flagOf(cell);
	if (attribute.type === 'choice') return optionOf(attribute, cell);
	const options = cell
		.split(/[、，,；;/+\s]+/)
		.filter(Boolean)
		.map((word) => optionOf(attribute, word));
	return options.length > 0 && options.every((option) => option !== undefined)
		? [...new Set(options as string[])]
		: undefined;
}

/** `school` is absent where anything refuses the row. */
export function readRow(
	row: TableRow,
	headers: Header[],
	tools: RowTools
): { school?: School; problems: RosterProblem[] } {
	const reader = new RowReader(row.number);
	if (row.broken) reader.say('roster-quote-open', '', true);
	for (const header of headers) reader.cell(header, cleanText(row.cells[header.index] ?? ''));
	const headerOf = (field: string) =>
		headers.find(({ column }) => column.kind === 'text' && column.field === field)?.name ?? '';
	const { name, town, shortName, inspector } = reader.texts;
	if (!name) reader.say('roster-name-missing', headerOf('name'), true);
	if (name.length > LONGEST_NAME)
		reader.say('roster-name-too-long', headerOf('name'), true, {
			most: LONGEST_NAME,
			length: name.length
		});
	for (const field of ['town', 'shortName', 'inspector'] as const) {
		const { length } = reader.texts[field];
		if (length > LONGEST_TEXT)
			reader.say('roster-text-too-long', headerOf(field), true, { most: LONGEST_TEXT, length });
	}
	const county = findCounty(tools.areas, reader.texts.area);
	if (!reader.texts.area) reader.say('roster-area-missing', headerOf('area'), true);
	else if (!county)
		reader.say('roster-area-unknown', headerOf('area'), true, {
			value: reader.texts.area.slice(0, 40)
		});
	if (county?.affiliation) reader.attributes.affiliation ??= county.affiliation;
	const stage = reader.attributes.stage as Stage | undefined;
	if (!stage && !reader.refused) reader.say('roster-stage-missing', '', false);
	const code = readCode(reader, headerOf('code'), stage);
	checkSums(reader);
	if (reader.refused || !county) return { problems: reader.problems };
	const id = schoolId({ code, area: county.code, stage, name }, tools.sha256);
	const units = reader.labels.map((label) => ({
		id: unitId(id, label, tools.sha256, tools.random),
		...label
	}));
	if (units.some((unit) => unit.kind === 'vehicle')) reader.attributes.has_bus ??= true;
	return {
		school: {
			id,
			name,
			...(code ? { code } : {}),
			area: county.code,
			...(town ? { town } : {}),
			...(shortName ? { shortName } : {}),
			...(inspector ? { inspector } : {}),
			attributes: reader.attributes,
			units: units.filter((unit, at) => units.findIndex((other) => other.id === unit.id) === at)
		},
		problems: reader.problems
	};
}

function readCode(reader: RowReader, column: string, stage: Stage | undefined): string | undefined {
	const given = reader.texts.code;
	if (isUnknown(given) || /^(无|没有)$/.test(given)) return undefined;
	const parsed = parseSchoolCode(given);
	if (!parsed.ok) {
		reader.say('roster-code-bad', column, true, { value: given.slice(0, 40) });
		return undefined;
	}
	if (stage && !codeAgreesWithStage(parsed.value, stage))
		reader.say('roster-code-stage', column, false, { value: parsed.value.text });
	return parsed.value.text;
}

/** Parts that exceed their whole are typing mistakes worth a look, and no reason to keep the school out. */
function checkSums(reader: RowReader): void {
	const { students, boarders, girls, boys } = reader.attributes;
	if (typeof students !== 'number') return;
	const part = Math.max(
		typeof boarders === 'number' ? boarders : 0,
		(typeof girls === 'number' ? girls : 0) + (typeof boys === 'number' ? boys : 0)
	);
	if (part > students) reader.say('roster-numbers-disagree', '', false, { part, whole: students });
}
