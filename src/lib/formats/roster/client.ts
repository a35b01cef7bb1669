/** Reads a roster file without holding up the page. */
import { fail, type Result } from '../../core/result';
import type { Areas } from '../../core/school/county';
import { runJob, type JobProblem, type Run } from '../job/run-job';
import {
	MOST_BYTES,
	type RosterFileProblem,
	type RosterInput,
	type RosterPreview
} from './contract';

const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** `onProgress` counts rows. Nothing is written: hand the preview's schools to `importRoster` once the user agrees. */
export function readRosterFile(
	file: Blob,
	areas: Areas,
	run: Run = {}
): Promise<Result<RosterPreview, RosterFileProblem | JobProblem>> {
	// Said before a byte is read.
	if (file.size > MOST_BYTES)
		return Promise.resolve(
			fail({
				code: 'roster-file-too-large',
				place: 'file',
				detail: { megabytes: MOST_BYTES / 1024 / 1024 }
			})
		);
	const input: RosterInput = { file, areas };
	return runJob<RosterPreview, RosterFileProblem>(spawn, { input }, run);
}
