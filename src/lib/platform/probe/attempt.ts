/** Runs one trial so that whatever it does, there is a result. */
import type { Ending, Trial, TrialId, TrialResult } from './contract';

/** A trial that takes longer has failed, in milliseconds. */
const limit = 10_000;

/** Never rejects and never hangs: a trial that is late counts as failed, whatever it does afterwards. */
export async function attempt(id: TrialId, trial: Trial, patience = limit): Promise<TrialResult> {
	const begun = performance.now();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<Ending>((resolve) => {
		timer = setTimeout(() => resolve({ outcome: 'fail', detail: 'TimeoutError' }), patience);
	});
	const tried = Promise.resolve()
		.then(trial)
		.catch((cause): Ending => ({ outcome: 'fail', detail: nameOf(cause) }));
	const ending = await Promise.race([tried, late]);
	clearTimeout(timer);
	return { id, ...ending, took: Math.round(performance.now() - begun) };
}

const nameOf = (cause: unknown): string =>
	cause instanceof Error || cause instanceof DOMException ? cause.name : String(cause);
