/** What can be done with a photo that is there: hide it, say what it shows, draw on it. */
import type { Mark } from '$lib/core/evidence/payloads';
import type { EventDraft } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import {
	decideAssignPhoto,
	decideMarkPhoto,
	decideRemovePhoto,
	type PhotoTarget
} from '$lib/core/inspection/decide-evidence';
import { summariseLooks } from '$lib/core/inspection/summarise-looks';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';

type Done = Promise<Result<void, Refusal | StoreProblem>>;

/** Hides it; what was signed stays in the set. */
export const removePhoto = (inspection: OpenInspection, evidence: string): Done =>
	write(inspection, decideRemovePhoto(inspection.fold, evidence, inspection.author));

export const assignPhoto = (
	inspection: OpenInspection,
	evidence: string,
	target: PhotoTarget
): Done =>
	write(inspection, decideAssignPhoto(inspection.fold, evidence, target, inspection.author));

/** `marks`: all that is to be on it. */
export const markPhoto = (inspection: OpenInspection, evidence: string, marks: Mark[]): Done =>
	write(inspection, decideMarkPhoto(inspection.fold, evidence, marks, inspection.author));

async function write(inspection: OpenInspection, decided: Result<EventDraft[], Refusal>): Done {
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value, [], summariseLooks);
	return written.ok ? ok(undefined) : written;
}
