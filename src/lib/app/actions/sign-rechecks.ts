/** The accepter signs once for everything that was accepted: each row is closed by a signature of its own, with the same hand. */
import type { Result } from '$lib/core/result';
import { people } from '../state/people.svelte';
import { randomId } from '../wiring';
import { handBytes } from './hand-bytes';
import { takeSteps, type StepProblem } from './take-steps';

/** `findings`: ids, all of them accepted; all are closed or none. `image`: PNG. */
export async function signRechecks(
	findings: readonly string[],
	{ name, duty, image }: { name: string; duty: string; image: Blob }
): Promise<Result<void, StepProblem>> {
	const bytes = await handBytes(image);
	const person = people.current?.id;
	const given = { name: name.trim(), duty: duty.trim(), hash: bytes.hash };
	return takeSteps(
		findings.map((finding) => ({
			finding,
			intent: {
				step: 'sign',
				signature: randomId(),
				given: person ? { ...given, person } : given
			}
		})),
		{ bytes: [bytes] }
	);
}
