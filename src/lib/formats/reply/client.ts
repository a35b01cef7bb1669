/** Reads reply files without holding up the page: megabytes are parsed and hashed. */
import type { Result } from '../../core/result';
import { runJob, type JobProblem, type Run } from '../job/run-job';
import type { ReadReply, ReplyProblem } from './reply';

const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

export const readReplyFile = (
	file: File,
	run: Run = {}
): Promise<Result<ReadReply, ReplyProblem | JobProblem>> =>
	runJob<ReadReply, ReplyProblem>(spawn, { input: file }, run);
