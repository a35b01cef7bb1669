/** What the roster worker is asked and what it answers. */
import type { Problem } from '../../core/result';
import type { Areas } from '../../core/school/county';
import type { School } from '../../core/school/model';

/** Checked before the file is read into memory. */
export const MOST_BYTES = 32 * 1024 * 1024;
/** Rows with something in them, header aside: more than any province's county has, less than a phone chokes on. */
export const MOST_ROWS = 20_000;
/** What an .xlsx may unpack to, all parts together. */
export const MOST_UNPACKED = 256 * 1024 * 1024;
/** Problems listed; `more` counts the rest, since ten thousand lines help nobody. */
export const MOST_PROBLEMS = 500;

export interface RosterInput {
	file: Blob;
	areas: Areas;
}

/** The file as a whole cannot be used. `detail` holds the limit or what was met. */
export type RosterFileCode =
	| 'roster-file-empty'
	| 'roster-file-too-large'
	/** Neither .csv nor .xlsx. */
	| 'roster-file-kind'
	/** The old .xls, or an .xlsx with a password. */
	| 'roster-file-old'
	| 'roster-file-damaged'
	/** Neither UTF-8 nor GB18030 nor UTF-16. */
	| 'roster-file-encoding'
	| 'roster-too-many-rows'
	/** No row holds 学校名称 among the first ten. */
	| 'roster-no-header'
	| 'roster-column-twice';
export type RosterFileProblem = Problem<RosterFileCode>;

export type RosterRowCode =
	| 'roster-column-unknown'
	| 'roster-name-missing'
	| 'roster-name-too-long'
	| 'roster-text-too-long'
	| 'roster-area-missing'
	| 'roster-area-unknown'
	| 'roster-code-bad'
	| 'roster-code-stage'
	| 'roster-stage-missing'
	| 'roster-duplicate'
	| 'roster-number-impossible'
	| 'roster-numbers-disagree'
	| 'roster-value-unknown'
	| 'roster-formula-error'
	| 'roster-quote-open';

/** One cell or row. `place` is `<row>/<column>`, for logs; screens use the parts. */
export interface RosterProblem extends Problem<RosterRowCode> {
	/** As the table program counts, header and blank rows included; 0 for the header's own column. */
	row: number;
	/** The header as the file has it; empty for the row as a whole. */
	column: string;
	/** True: the row is left out. False: the row is taken and this is said. */
	refused: boolean;
}

/** Nothing is written by reading; the user sees this and decides. */
export interface RosterPreview {
	schools: School[];
	problems: RosterProblem[];
	/** Problems beyond those listed. */
	more: number;
	/** Rows with something in them. */
	rows: number;
	refusedRows: number;
	encoding: 'utf-8' | 'gb18030' | 'utf-16' | 'xlsx';
}
