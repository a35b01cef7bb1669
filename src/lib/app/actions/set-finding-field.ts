/** Deadline, severity, measure, owner and the rest: one register a field, so that two people never overwrite each other. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { decideFinding, type Refusal } from '$lib/core/inspection/decide-answer';
import type { FindingField } from '$lib/core/inspection/payloads';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';

export async function setFindingField(
	inspection: OpenInspection,
	finding: string,
	field: FindingField,
	value: string
): Promise<Result<void, Refusal | StoreProblem>> {
	const decided = decideFinding(inspection.fold, finding, field, value.trim(), inspection.author);
	if (!decided.ok) return decided;
	const written = await inspection.append(decided.value);
	return written.ok ? ok(undefined) : written;
}
