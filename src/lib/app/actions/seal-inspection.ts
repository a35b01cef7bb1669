/** Finalising, and beginning a visible amendment. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideReopen, decideSeal } from '$lib/core/inspection/decide-seal';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { commitAllTyped } from './type-into-item';

export async function sealInspection(
	inspection: OpenInspection
): Promise<Result<void, Refusal | StoreProblem>> {
	await commitAllTyped();
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
