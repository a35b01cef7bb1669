/** A tap on 合格, 不合格, 不适用 or 未查, or a value that decides by itself. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { countsAs } from '$lib/core/inspection/answer';
import { decideAnswer, headIds, type Refusal } from '$lib/core/inspection/decide-answer';
import type { ResponseGiven, Verdict } from '$lib/core/inspection/payloads';
import { ok, type Result } from '$lib/core/result';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { heldFields } from '../state/held-words';
import type { Slot, Typed } from '../state/slot.svelte';
import { forgetRow } from '../state/typing';

export interface JudgeIntent {
	/** `undefined`: back to 未查. */
	verdict: Verdict | undefined;
	/** Given against the values, or where no rule judges. */
	byHand?: boolean;
	batch?: boolean;
	/** The leader settles two answers that differ. */
	resolves?: boolean;
}

let nextHandle = 0;

/** Paints at once; resolves when the answer is saved, or says why not. */
export async function judgeItem(
	inspection: OpenInspection,
	slot: Slot,
	intent: JudgeIntent
): Promise<Result<void, Refusal | StoreProblem>> {
	const handle = `tap-${nextHandle++}`;
	const before = slot.view;
	const decided = decideAnswer(
		inspection.fold,
		{
			key: slot.key,
			...(intent.verdict ? { response: responseOf(inspection, slot, intent.verdict, intent) } : {}),
			...(!intent.verdict && before.reason ? { reason: before.reason } : {}),
			parents: slot.pending
				? [{ handle: slot.pending }]
				: headIds(inspection.fold.answer(slot.key)),
			handle,
			...(intent.resolves ? { resolves: true } : {})
		},
		inspection.author
	);
	if (!decided.ok) return decided;
	slot.pending = handle;
	inspection.showCount(slot, intent.verdict ?? 'notChecked');
	slot.show({
		saved: 'no',
		byHand: intent.byHand === true,
		batch: intent.batch === true,
		conflict: false
	});
	const written = await inspection.append(decided.value);
	if (!written.ok) {
		// A newer tap on the same item is still on its way: it will say how it ended.
		if (slot.pending !== handle) return written;
		slot.pending = undefined;
		const typed = typedOf(slot.view);
		inspection.showStored(slot);
		slot.show({ ...typed, saved: 'failed' });
		return written;
	}
	// A newer tap on the same item is still on its way: its tick is not ours to give.
	if (slot.pending === handle) {
		slot.pending = undefined;
		if (slot.view.typing && sameTyped(slot.view, before) && heldFields(slot).length === 0) {
			slot.show({ typing: false });
			forgetRow(inspection, slot);
		}
		// Another tab may have answered meanwhile.
		const stored = inspection.fold.answer(slot.key);
		if (countsAs(stored) !== slot.view.count || stored.kind === 'conflict')
			inspection.showStored(slot);
		const { flushed, copies } = written.value;
		slot.show({ saved: flushed === 2 ? 'yes' : 'one', copies });
	}
	return ok(undefined);
}

/** Words that wait to be looked at again are not written: what was written before stands. */
function wordsOf(inspection: OpenInspection, slot: Slot): Omit<Typed, 'values'> {
	const { note, place, reason } = slot.view;
	const held = heldFields(slot);
	if (held.length === 0) return { note, place, reason };
	const answer = inspection.fold.answer(slot.key);
	const given = answer.kind === 'answered' ? answer.given : undefined;
	const standing = {
		note: given?.note ?? '',
		place: given?.place ?? '',
		reason: given?.reason ?? ''
	};
	return {
		note: held.includes('note') ? standing.note : note,
		place: held.includes('place') ? standing.place : place,
		reason: held.includes('reason') ? standing.reason : reason
	};
}

function responseOf(
	inspection: OpenInspection,
	slot: Slot,
	verdict: Verdict,
	intent: JudgeIntent
): Omit<ResponseGiven, 'rule'> {
	const { values } = slot.view;
	const { note, place, reason } = wordsOf(inspection, slot);
	const written = Object.entries(values).filter(([, value]) => value !== '');
	return {
		verdict,
		...(written.length > 0 ? { values: Object.fromEntries(written) } : {}),
		...(intent.byHand ? { byHand: true } : {}),
		...(verdict === 'notApplicable' && reason ? { reason } : {}),
		...(note ? { note } : {}),
		...(place ? { place } : {}),
		...(intent.batch ? { batch: true } : {})
	};
}

const typedOf = ({ values, note, place, reason }: Slot['view']) => ({
	values,
	note,
	place,
	reason
});
const sameTyped = (a: Slot['view'], b: Slot['view']): boolean =>
	a.values === b.values && a.note === b.note && a.place === b.place && a.reason === b.reason;
