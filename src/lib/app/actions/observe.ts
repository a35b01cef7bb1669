/** A problem that fits no item becomes a finding of its own; withdrawing it keeps it visible. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { decideObservation, type Refusal } from '$lib/core/inspection/decide-answer';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { randomId } from '../wiring';

export async function observe(
	inspection: OpenInspection,
	observed: { text: string; place?: string; section?: string; withdrawn?: boolean },
	finding: string = randomId()
): Promise<Result<string, Refusal | StoreProblem>> {
	const decided = decideObservation(inspection.fold, finding, observed, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(finding) : written;
}
