/** A sentence about a finding. One that looks as if it said who somebody is is kept, and written once a person has looked at it again. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { closed, type Refusal } from '$lib/core/inspection/decide-answer';
import { fail, ok, type Result } from '$lib/core/result';
import {
	forgetWaiting,
	keepWaiting,
	mayNameNobody,
	type FindingSentence
} from '../state/finding-words.svelte';
import { identifiersIn, loadHeldWords } from '../state/held-words';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { observe } from './observe';
import { setFindingField } from './set-finding-field';

export async function sayOfFinding(
	inspection: OpenInspection,
	finding: string,
	field: FindingSentence,
	value: string
): Promise<Result<void, Refusal | StoreProblem>> {
	await loadHeldWords();
	const { fold } = inspection;
	const refusal = closed(fold, finding);
	if (refusal) return fail(refusal);
	const text = value.trim();
	const observed = fold.findings.observed.get(finding);
	const recorded = field === 'place' ? observed?.place : fold.findings.values(finding)[field];
	if (text === (recorded ?? '')) {
		forgetWaiting(inspection, finding, field);
		return ok(undefined);
	}
	if (identifiersIn(text, mayNameNobody(fold, finding, field)).length > 0) {
		await keepWaiting(inspection, finding, field, text);
		return ok(undefined);
	}
	const written =
		field === 'place'
			? await observe(inspection, { text: '', ...observed, place: text }, finding)
			: await setFindingField(inspection, finding, field, text);
	if (!written.ok) return written;
	forgetWaiting(inspection, finding, field);
	return ok(undefined);
}
