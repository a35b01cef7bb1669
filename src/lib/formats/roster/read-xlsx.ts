/** The first sheet of an .xlsx workbook (ECMA-376) to rows of cells, values only: a formula's text is never looked at. */
import { readSheet } from 'read-excel-file/universal';
import { fail, ok, type Result } from '../../core/result';
import { MOST_ROWS, type RosterFileProblem } from './contract';
import type { Table } from './read-csv';
import { weighWorkbook } from './weigh-workbook';

/** Whole numbers as typed, so that a 标识码 kept as a number keeps its digits; dates as `YYYY-MM-DD`. */
function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date)
		return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
	return String(value);
}

/** Columns looked at; the sheet may have 16,384. */
const MOST_COLUMNS = 200;

export async function readXlsx(
	bytes: Uint8Array<ArrayBuffer>
): Promise<Result<Table, RosterFileProblem>> {
	const weighed = await weighWorkbook(bytes);
	if (!weighed.ok) return weighed;
	let data: readonly (readonly unknown[])[];
	try {
		data = await readSheet(new Blob([bytes]));
	} catch (cause) {
		return fail({ code: 'roster-file-damaged', place: 'file', cause });
	}
	const rows = data
		.map((cells, index) => ({
			number: index + 1,
			cells: cells.slice(0, MOST_COLUMNS).map(cellText)
		}))
		.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
	if (rows.length > MOST_ROWS + 10)
		return fail({ code: 'roster-too-many-rows', place: 'file', detail: { most: MOST_ROWS } });
	return ok({ rows, encoding: 'xlsx' });
}
