/** Asks the device where it is, and writes it down as the place of the visit. Only when somebody taps; it never blocks. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideLocate } from '$lib/core/inspection/decide-position';
import { ok, type Result } from '$lib/core/result';
import { askPosition, type PositionProblem } from '../later-wiring';
import type { OpenInspection } from '../state/open-inspection.svelte';

export async function locateVisit(
	inspection: OpenInspection
): Promise<Result<void, PositionProblem | StoreProblem | Refusal>> {
	const place = await askPosition();
	if (!place.ok) return place;
	const located = { place: place.value, at: new Date().toISOString() };
	const decided = decideLocate(inspection.fold, located, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}
