/**
 * Words that look as if they say who somebody is are not written down before a person has looked at them again. What was typed
 * in a card stays in its row of typing meanwhile, so nothing of it is lost.
 */
import type { Identifier, findIdentifiers } from '$lib/core/privacy/identifiers';
import { isSensitive } from '$lib/core/template/sensitive';
import type { Slot, Worded } from './slot.svelte';

const fields: readonly Worded[] = ['note', 'place', 'reason'];

/** Comes after the list, like all that an empty checklist does without. */
let find: typeof findIdentifiers | undefined;
/** What somebody has looked at and wants to write all the same, in this sitting. */
const accepted = new Set<string>();

/** Whoever writes words waits for it. Where it cannot be fetched they are written as they are, and looked at before an export. */
export async function loadHeldWords(): Promise<void> {
	if (find) return;
	const found = await import('$lib/core/privacy/identifiers').catch(() => undefined);
	find = found?.findIdentifiers;
}

/** `sensitive`: names and telephone numbers too; identity numbers everywhere. */
export function identifiersIn(text: string, sensitive: boolean): Identifier[] {
	if (!find || !text || accepted.has(text)) return [];
	return find(text, { sensitive });
}

/** Whether a card is about pupils in a way that no name belongs to it. */
export const isAboutPupils = ({ pair }: Slot): boolean => isSensitive(pair.section, pair.item);

/** Which words of a card wait for somebody to look at them again. What is in the record already was looked at before it got there. */
export const heldFields = (slot: Slot): Worded[] =>
	fields.filter(
		(field) =>
			slot.view[field] !== slot.written[field] &&
			identifiersIn(slot.view[field], isAboutPupils(slot)).length > 0
	);

/** The text with codes in place of what was found. */
export async function masked(text: string, sensitive: boolean): Promise<string> {
	const { withoutIdentifiers } = await import('$lib/core/privacy/identifiers');
	return withoutIdentifiers(text, identifiersIn(text, sensitive));
}

/** Somebody has looked at it and wants it as it is. */
export function accept(text: string): void {
	accepted.add(text);
}
