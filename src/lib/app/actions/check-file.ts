/** Is a file that left the app as it was written? Nothing of it is taken in. */
import type { ResultsCheck } from '$lib/formats/json/results-proof';
import { checkResultsFile } from '$lib/formats/results/client';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { ok, type Result } from '$lib/core/result';
import { previewRestore, type RestorePreview } from './preview-restore';

export type CheckedFile =
	{ kind: 'results'; check: ResultsCheck } | { kind: 'backup'; preview: RestorePreview };

/** What the file holds is told by its first byte: a results file is JSON, a backup is frames. */
export async function checkFile(file: File, run: Run): Promise<Result<CheckedFile, JobProblem>> {
	const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
	if (first === '{'.charCodeAt(0)) {
		const check = await checkResultsFile(file, run);
		return check.ok ? ok({ kind: 'results', check: check.value }) : check;
	}
	const preview = await previewRestore([{ name: file.name, blob: file }], run);
	return preview.ok ? ok({ kind: 'backup', preview: preview.value }) : preview;
}
