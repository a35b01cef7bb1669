/** Finalising, and beginning a visible amendment. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideReopen, decideSeal } from '$lib/core/inspection/decide-seal';
import { findingsOf } from '$lib/core/inspection/finding-list';
import { fail, ok, type Result } from '$lib/core/result';
import { heldGaps } from '../state/held-gaps';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { restoreTyped } from './restore-typed';
import { settle } from './settle';

/** Refuses (`gaps`) while words wait to be looked at again: they are in no record yet, and would be left out for ever. */
export async function sealInspection(
	inspection: OpenInspection
): Promise<Result<void, Refusal | StoreProblem>> {
	// Where no card was shown since the app was opened, what was left half typed may still lie in its row.
	await restoreTyped(inspection);
	await settle(inspection);
	const { length: count } = heldGaps(inspection, findingsOf(inspection.fold));
	if (count > 0) return fail({ code: 'gaps', place: 'seal', detail: { count } });
	const decided = decideSeal(inspection.fold, inspection.author, inspection.sha256);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}

export async function reopenInspection(
	inspection: OpenInspection,
	reason: string
): Promise<Result<void, Refusal | StoreProblem>> {
	const decided = decideReopen(inspection.fold, reason, inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}
