/** First letters of Chinese characters. The dictionary takes a quarter of a second to unfold, which no page has to spare. */
import type { Result } from '../../core/result';
import { runJob, type JobProblem, type Run } from '../job/run-job';
import type { LettersAnswer, LettersInput } from './contract';

const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** `characters`: each once. A character that the dictionary does not know has no letters. */
export function readLetters(
	characters: string,
	run: Run = {}
): Promise<Result<LettersAnswer, JobProblem>> {
	const input: LettersInput = { characters };
	return runJob<LettersAnswer, never>(spawn, { input }, run);
}
