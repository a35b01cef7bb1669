/** What the export worker is asked. The inspections follow one by one as it asks for them; it answers with a Blob. */
import type { ResultHead } from './model';

/** `xlsx`: ledger, answers and summary. `ledger-csv`, `answers-csv`: one table each. */
export type ResultFormat = 'xlsx' | 'ledger-csv' | 'answers-csv' | 'json';

export interface ExportInput {
	format: ResultFormat;
	head: ResultHead;
	total: number;
}

/** What the file's name ends with. */
export const fileEnding: Record<ResultFormat, string> = {
	xlsx: '.xlsx',
	'ledger-csv': '.csv',
	'answers-csv': '.csv',
	json: '.json'
};
