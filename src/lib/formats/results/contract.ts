/** What the worker of results is asked. */
import type { ResultHead } from './model';

/** `xlsx`: ledger, answers and summary. `ledger-xlsx`, `ledger-csv`, `answers-csv`: one table each. */
export type ResultFormat = 'xlsx' | 'ledger-xlsx' | 'ledger-csv' | 'answers-csv' | 'json';

/** The inspections follow one by one as it asks for them; it answers with a Blob. */
export interface ExportInput {
	kind: 'export';
	format: ResultFormat;
	head: ResultHead;
	total: number;
}

/** Is a results file as it was written? The answer is a `ResultsCheck`. */
export interface CheckInput {
	kind: 'check';
	file: Blob;
}

/** What the file's name ends with. */
export const fileEnding: Record<ResultFormat, string> = {
	xlsx: '.xlsx',
	'ledger-xlsx': '.xlsx',
	'ledger-csv': '.csv',
	'answers-csv': '.csv',
	json: '.json'
};
