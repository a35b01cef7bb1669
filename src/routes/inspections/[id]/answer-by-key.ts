import { judgeItem } from '$lib/app/actions/judge-item';
import { judgeValues } from '$lib/app/actions/type-into-item';
import * as m from '$lib/app/messages/generated/messages';
import { problemText } from '$lib/app/messages/problem';
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';
import type { Slot } from '$lib/app/state/slot.svelte';
import { toast } from '$lib/app/state/toast.svelte';
import type { Verdict } from '$lib/core/inspection/payloads';

/** A key leaves no mark on the card by itself: a refusal, as after the seal, is said. */
export async function answerByKey(
	inspection: OpenInspection,
	slot: Slot,
	verdict: Verdict | undefined
): Promise<void> {
	if (inspection.editing === 'elsewhere') return toast.say(m.editing_elsewhere_title());
	const byHand =
		verdict !== undefined &&
		slot.pair.rule.fields.length > 0 &&
		judgeValues(inspection, slot)?.verdict !== verdict;
	const judged = await judgeItem(inspection, slot, { verdict, byHand });
	if (!judged.ok) toast.say(problemText(judged.problem));
}
