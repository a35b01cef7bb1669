/** Is a file that left the app as it was written? Nothing of it is taken in. */
import { fail, ok, type Result } from '$lib/core/result';
import { inspectBackup } from '$lib/formats/backup/client';
import type {
	BackupFileProblem,
	BackupMode,
	BackupReport,
	PartReport
} from '$lib/formats/backup/contract';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import type { ResultsCheck } from '$lib/formats/json/results-proof';
import { checkResultsFile } from '$lib/formats/results/client';
import { currentMode } from '../wiring';

export type CheckedFile =
	| { kind: 'results'; check: ResultsCheck }
	/** `otherMode`: that of its records, where it is not the one shown here. */
	| { kind: 'backup'; report: BackupReport; part: PartReport; otherMode?: BackupMode };

/** What the file holds is told by its first byte: a results file is JSON, a backup is frames. `onProgress` counts bytes. */
export async function checkFile(
	file: File,
	run: Run
): Promise<Result<CheckedFile, JobProblem | BackupFileProblem>> {
	let first: number | undefined;
	try {
		[first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
	} catch (cause) {
		return fail({ code: 'backup-unreadable', place: file.name, cause });
	}
	if (first === '{'.charCodeAt(0)) {
		const check = await checkResultsFile(file, run);
		return check.ok ? ok({ kind: 'results', check: check.value }) : check;
	}
	return checkBackup(file, currentMode(), run);
}

/** Practised or real, it can be looked at from either side; it is only said which. */
async function checkBackup(
	file: File,
	mode: BackupMode,
	run: Run
): Promise<Result<CheckedFile, JobProblem | BackupFileProblem>> {
	const inspected = await inspectBackup([{ name: file.name, blob: file }], mode, run);
	if (!inspected.ok) return inspected;
	const report = inspected.value;
	const [part] = report.parts;
	if (!part) throw new TypeError('no report of the file');
	const { problem } = part;
	if (problem && isOfOtherMode(problem)) {
		const otherMode = mode === 'real' ? 'practice' : 'real';
		const checked = await checkBackup(file, otherMode, run);
		return checked.ok ? ok({ ...checked.value, otherMode }) : checked;
	}
	return problem ? fail(problem) : ok({ kind: 'backup', report, part });
}

const isOfOtherMode = ({ code }: BackupFileProblem): boolean =>
	code === 'backup-of-practice' || code === 'backup-of-real';
