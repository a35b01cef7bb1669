/** What putting a finding right costs, as somebody typed it. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { readMoney } from '$lib/core/finding/money';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { setFindingField } from './set-finding-field';

/** After `money-invalid` what was known before stands. */
export async function setFindingMoney(
	inspection: OpenInspection,
	finding: string,
	typed: string
): Promise<Result<void, Refusal | StoreProblem | Problem<'money-invalid'>>> {
	const money = readMoney(typed);
	if (money === undefined) return fail({ code: 'money-invalid', place: finding });
	if (money === (inspection.fold.findings.values(finding).money ?? '')) return ok(undefined);
	return setFindingField(inspection, finding, 'money', money);
}
