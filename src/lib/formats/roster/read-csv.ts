/** A text table (RFC 4180; also tabs and semicolons) to rows of cells. */
import Papa from 'papaparse';
import { fail, ok, type Result } from '../../core/result';
import { MOST_ROWS, type RosterFileProblem, type RosterPreview } from './contract';
import { decodeText } from './decode-text';

export interface TableRow {
	/** As the table program counts, from 1. */
	number: number;
	cells: string[];
	/** A quotation mark was opened and never closed, so that the rest of the file may be in this row. */
	broken?: boolean;
}
export interface Table {
	rows: TableRow[];
	encoding: RosterPreview['encoding'];
}

/** Title lines and blanks may stand above the data. */
const SLACK = 200;

export function readCsv(bytes: Uint8Array): Result<Table, RosterFileProblem> {
	const decoded = decodeText(bytes);
	if (!decoded) return fail({ code: 'roster-file-encoding', place: 'file' });
	const parsed = Papa.parse<string[]>(decoded.text.replace(/^\ufeff/, ''), {
		delimitersToGuess: [',', '\t', ';', '，'],
		// One more than may be read, so that a table of any length costs no more than the longest allowed.
		preview: MOST_ROWS + SLACK
	});
	const broken = new Set(
		parsed.errors.filter((error) => error.type === 'Quotes').map((error) => error.row)
	);
	const rows = parsed.data
		.map((cells, index) => ({
			number: index + 1,
			cells,
			...(broken.has(index) ? { broken: true } : {})
		}))
		.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
	if (rows.length > MOST_ROWS + 10 || parsed.meta.truncated)
		return fail({ code: 'roster-too-many-rows', place: 'file', detail: { most: MOST_ROWS } });
	return ok({ rows, encoding: decoded.encoding });
}
