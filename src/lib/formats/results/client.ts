/** Makes and checks export files without holding up the page. */
import type { Result } from '../../core/result';
import { runJob, type JobProblem, type Run } from '../job/run-job';
import type { ResultsCheck } from '../json/results-proof';
import type { CheckInput, ExportInput, ResultFormat } from './contract';
import type { ResultSet } from './model';

const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/**
 * `onProgress` counts inspections. `data.inspections` is pulled one at a time, so an async generator that folds each when
 * asked keeps only one in memory; it is closed when the job ends early.
 */
export function exportResults(
	data: ResultSet,
	format: ResultFormat,
	run: Run = {}
): Promise<Result<Blob, JobProblem>> {
	const input: ExportInput = { kind: 'export', format, head: data.head, total: data.total };
	return runJob<Blob, never>(spawn, { input, source: data.inspections }, run);
}

/** Is the JSON file as it was written, to the byte? */
export function checkResultsFile(
	file: Blob,
	run: Run = {}
): Promise<Result<ResultsCheck, JobProblem>> {
	const input: CheckInput = { kind: 'check', file };
	return runJob<ResultsCheck, never>(spawn, { input }, run);
}
