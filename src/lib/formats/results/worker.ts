import { sha256 } from '@noble/hashes/sha2.js';
import { ok } from '../../core/result';
import { resultsCsv } from '../csv/results-csv';
import { serveJob, type JobScope } from '../job/serve-job';
import { resultsJson } from '../json/results-json';
import { checkResults } from '../json/results-proof';
import { inspectionWorkbook } from '../workbook/inspection-workbook';
import type { CheckInput, ExportInput } from './contract';
import type { InspectionResult, ResultSet } from './model';

serveJob(self as unknown as JobScope, async (input, { source, progress }) => {
	const asked = input as ExportInput | CheckInput;
	if (asked.kind === 'check')
		return ok(checkResults(new Uint8Array(await asked.file.arrayBuffer()), sha256));
	const { format, head, total } = asked;
	const data: ResultSet = {
		head,
		total,
		inspections: source as AsyncIterable<InspectionResult>
	};
	if (format === 'xlsx' || format === 'ledger-xlsx')
		return ok(await inspectionWorkbook(data, format === 'xlsx' ? 'all' : 'ledger', progress));
	if (format === 'json') return ok(await resultsJson(data, progress));
	return ok(await resultsCsv(data, format === 'ledger-csv' ? 'ledger' : 'answers', progress));
});
