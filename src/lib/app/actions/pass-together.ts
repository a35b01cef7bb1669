/** The rest of a section as 合格 in one act: one write, every answer marked 批量. */
import type { EventDraft } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { decideAnswer, headIds, type Refusal } from '$lib/core/inspection/decide-answer';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import type { Slot } from '../state/slot.svelte';

export async function passTogether(
	inspection: OpenInspection,
	slots: Slot[]
): Promise<Result<number, Refusal | StoreProblem>> {
	const drafts: EventDraft[] = [];
	for (const slot of slots.filter((one) => one.batchable)) {
		const decided = decideAnswer(
			inspection.fold,
			{
				key: slot.key,
				response: { verdict: 'pass', batch: true },
				parents: slot.pending
					? [{ handle: slot.pending }]
					: headIds(inspection.fold.answer(slot.key)),
				handle: `batch-${slot.key}`
			},
			inspection.author
		);
		if (!decided.ok) return decided;
		drafts.push(...decided.value);
	}
	const written = await inspection.append(drafts);
	return written.ok ? ok(drafts.length) : written;
}
