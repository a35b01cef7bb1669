/** Reads backups without holding up the page. */
import type { Result } from '../../core/result';
import { runJob, type JobProblem, type Run } from '../job/run-job';
import type { BackupInput, BackupMode, BackupReport, Batch, NamedFile, Wanted } from './contract';

const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** What the files hold; `onProgress` counts bytes. Nothing is written, and a file that cannot be used is part of the answer. */
export function inspectBackup(
	files: NamedFile[],
	mode: BackupMode,
	run: Run = {}
): Promise<Result<BackupReport, JobProblem>> {
	const input: BackupInput = { kind: 'inspect', files, mode };
	return runJob<BackupReport, never>(spawn, { input }, run);
}

/** Hands out what is wanted of files that were inspected, one batch after the other: `take` is waited for. */
export function handOut(
	files: NamedFile[],
	mode: BackupMode,
	wanted: Wanted,
	take: (batch: Batch) => Promise<void>,
	run: Run = {}
): Promise<Result<void, JobProblem>> {
	const input: BackupInput = { kind: 'hand-out', files, mode, wanted };
	return runJob<void, never>(spawn, { input, take: (value) => take(value as Batch) }, run);
}
