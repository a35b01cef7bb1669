/**
 * A roster file (.csv or .xlsx) to schools and problems. Reading writes nothing; a row with a mistake is left out whole and
 * named. Limits: contract.ts.
 */
import { fail, ok, type Result } from '../../core/result';
import type { School } from '../../core/school/model';
import type { Progress } from '../job/run-job';
import { columnOf, plain } from './columns';
import {
	MOST_BYTES,
	MOST_PROBLEMS,
	MOST_ROWS,
	type RosterFileProblem,
	type RosterPreview,
	type RosterProblem
} from './contract';
import { readCsv, type Table } from './read-csv';
import { cleanText, readRow, type Header, type RowTools } from './read-row';
import { readXlsx } from './read-xlsx';

const starts = (bytes: Uint8Array, magic: number[]) =>
	magic.every((byte, at) => bytes[at] === byte);

/** By what the file holds, not by what it is called. */
async function readTable(
	bytes: Uint8Array<ArrayBuffer>
): Promise<Result<Table, RosterFileProblem>> {
	if (bytes.length === 0) return fail({ code: 'roster-file-empty', place: 'file' });
	if (bytes.length > MOST_BYTES)
		return fail({
			code: 'roster-file-too-large',
			place: 'file',
			detail: { megabytes: MOST_BYTES / 1024 / 1024 }
		});
	if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		return fail({ code: 'roster-file-old', place: 'file' });
	if (starts(bytes, [0x50, 0x4b])) return readXlsx(bytes);
	if (starts(bytes, [0x25, 0x50, 0x44, 0x46]))
		return fail({ code: 'roster-file-kind', place: 'file' });
	return readCsv(bytes);
}

/** Titles stand above the header in most bureaus' tables. */
const HEADER_WITHIN = 10;

interface Found {
	at: number;
	headers: Header[];
	problems: RosterProblem[];
}

function findHeader(table: Table): Result<Found, RosterFileProblem> {
	const isName = (cell: string) => {
		const column = columnOf(cell);
		return column?.kind === 'text' && column.field === 'name';
	};
	const at = table.rows.slice(0, HEADER_WITHIN).findIndex((row) => row.cells.some(isName));
	const row = table.rows[at];
	if (!row) return fail({ code: 'roster-no-header', place: 'file' });
	const headers: Header[] = [];
	const problems: RosterProblem[] = [];
	const meanings = new Map<string, string>();
	for (const [index, cell] of row.cells.entries()) {
		const name = cleanText(cell);
		if (!plain(name)) continue;
		const column = columnOf(name);
		if (!column) {
			const short = name.slice(0, 40);
			problems.push({
				code: 'roster-column-unknown',
				place: `0/${short}`,
				row: 0,
				column: short,
				refused: false
			});
			continue;
		}
		if (column.kind === 'skip') continue;
		const meaning =
			column.kind === 'text'
				? column.field
				: column.kind === 'units'
					? column.unit
					: column.attribute.id;
		const other = meanings.get(meaning);
		if (other !== undefined)
			return fail({ code: 'roster-column-twice', place: name, detail: { column: name, other } });
		meanings.set(meaning, name);
		headers.push({ name, column, index });
	}
	return ok({ at, headers, problems });
}

/** Never throws, whatever the bytes; `progress` counts rows. */
export async function readRoster(
	bytes: Uint8Array<ArrayBuffer>,
	tools: RowTools,
	progress: (progress: Progress) => void = () => undefined
): Promise<Result<RosterPreview, RosterFileProblem>> {
	const table = await readTable(bytes);
	if (!table.ok) return table;
	const header = findHeader(table.value);
	if (!header.ok) return header;
	const { at, headers, problems: all } = header.value;
	const rows = table.value.rows.slice(at + 1);
	if (rows.length === 0) return fail({ code: 'roster-file-empty', place: 'file' });
	if (rows.length > MOST_ROWS)
		return fail({ code: 'roster-too-many-rows', place: 'file', detail: { most: MOST_ROWS } });
	const schools = new Map<string, { school: School; row: number }>();
	let refusedRows = 0;
	for (const [done, row] of rows.entries()) {
		if (done % 500 === 0) progress({ done, total: rows.length });
		const { school, problems } = readRow(row, headers, tools);
		all.push(...problems);
		const first = school ? schools.get(school.id) : undefined;
		if (first)
			all.push({
				code: 'roster-duplicate',
				place: `${row.number}/`,
				detail: { first: first.row },
				row: row.number,
				column: '',
				refused: true
			});
		if (school && !first) schools.set(school.id, { school, row: row.number });
		else refusedRows += 1;
	}
	progress({ done: rows.length, total: rows.length });
	// What keeps a row out comes first, so that the cut never hides it behind remarks.
	const sorted = [...all.filter((p) => p.refused), ...all.filter((p) => !p.refused)];
	return ok({
		schools: [...schools.values()].map(({ school }) => school),
		problems: sorted.slice(0, MOST_PROBLEMS),
		more: Math.max(0, sorted.length - MOST_PROBLEMS),
		rows: rows.length,
		refusedRows,
		encoding: table.value.encoding
	});
}
