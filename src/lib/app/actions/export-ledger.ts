/** Rows of the ledger as the bureau's own sheet: those that somebody chose, of whichever inspections they are. */
import type { FiledFinding } from '$lib/core/finding/filed-finding';
import type { Result } from '$lib/core/result';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { exportResults, type Suspicion } from './export-results';

/** Resolves with the name of the file. After `identifiers` nothing was saved; asked again with `looked`. Progress counts inspections. */
export function exportLedger(
	findings: readonly Pick<FiledFinding, 'id' | 'inspection'>[],
	format: 'ledger-xlsx' | 'ledger-csv',
	run: Run,
	looked = false
): Promise<Result<string, JobProblem | Suspicion>> {
	const inspections = [...new Set(findings.map(({ inspection }) => inspection))];
	const only = new Set(findings.map(({ id }) => id));
	return exportResults(inspections, format, run, { only, looked });
}
