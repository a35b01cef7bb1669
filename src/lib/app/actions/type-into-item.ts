/** Typing a number, a date or a note: kept every 300 ms, and an answer on blur, on a pause or when the page is hidden. */
import { judge, type Judgement } from '$lib/core/template/judge';
import { heldFields, loadHeldWords } from '../state/held-words';
import type { OpenInspection } from '../state/open-inspection.svelte';
import type { Slot, Typed } from '../state/slot.svelte';
import { beginTyping, keepRow, openTyping, stopTimers } from '../state/typing';
import { judgeItem } from './judge-item';

const KEEP_AFTER = 300;
const COMMIT_AFTER = 1500;

/** Shows what was typed and sees to it that it is kept. */
export function typeIntoItem(inspection: OpenInspection, slot: Slot, change: Partial<Typed>): void {
	slot.show({ ...change, typing: true });
	beginTyping(inspection, slot, {
		keep: window.setTimeout(() => void keepRow(inspection, slot), KEEP_AFTER),
		commit: window.setTimeout(() => void commitTyped(inspection, slot), COMMIT_AFTER)
	});
}

/**
 * Writes the answer with what was typed, unless it looks as if it said who somebody is: that waits in its row until somebody
 * has looked at it again. Values that decide by themselves give the verdict; without any verdict the words
 * stay in their row until somebody chooses.
 */
export async function commitTyped(inspection: OpenInspection, slot: Slot): Promise<void> {
	if (!slot.view.typing) return;
	stopTimers(slot);
	await loadHeldWords();
	const held = heldFields(slot);
	slot.show({ held });
	if (held.length > 0) return keepRow(inspection, slot);
	const judged = judgeValues(inspection, slot)?.verdict;
	const { count, byHand } = slot.view;
	const chosen = count === 'notChecked' ? undefined : count;
	const verdict = byHand && chosen ? chosen : (judged ?? chosen);
	if (!verdict) return keepRow(inspection, slot);
	const overruled = judged !== undefined && verdict !== judged;
	await judgeItem(inspection, slot, { verdict, ...(overruled ? { byHand: true } : {}) });
}

/** What was chosen and not typed needs no pause. */
export function writeTyped(
	inspection: OpenInspection,
	slot: Slot,
	change: Partial<Typed>
): Promise<void> {
	typeIntoItem(inspection, slot, change);
	return commitTyped(inspection, slot);
}

/** What the rule of the visit date says of the values on screen; undefined where there is nothing to judge. */
export function judgeValues(inspection: OpenInspection, slot: Slot): Judgement | undefined {
	const { rule } = slot.pair;
	const { basics } = inspection.fold;
	if (rule.fields.length === 0 || !basics) return undefined;
	return judge(rule, slot.view.values, basics);
}

/** Everything that is being typed, written now: the page is being hidden, or the app is about to reload. */
export async function commitAllTyped(): Promise<void> {
	await Promise.all(openTyping().map(([slot, inspection]) => commitTyped(inspection, slot)));
}
