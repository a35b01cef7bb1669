import { ok } from '../../core/result';
import { resultsCsv } from '../csv/results-csv';
import { serveJob, type JobScope } from '../job/serve-job';
import { resultsJson } from '../json/results-json';
import { inspectionWorkbook } from '../workbook/inspection-workbook';
import type { ExportInput } from './contract';
import type { InspectionResult, ResultSet } from './model';

serveJob(self as unknown as JobScope, async (input, { source, progress }) => {
	const { format, head, total } = input as ExportInput;
	const data: ResultSet = {
		head,
		total,
		inspections: source as AsyncIterable<InspectionResult>
	};
	if (format === 'xlsx') return ok(await inspectionWorkbook(data, progress));
	if (format === 'json') return ok(await resultsJson(data, progress));
	return ok(await resultsCsv(data, format === 'ledger-csv' ? 'ledger' : 'answers', progress));
});
