/** The erasable rows that hold what is being typed until an event carries it. */
import type { OpenInspection } from './open-inspection.svelte';
import type { Slot, Typed } from './slot.svelte';

interface Typing {
	inspection: OpenInspection;
	keep?: number;
	commit?: number;
}

const open = new Map<Slot, Typing>();

const rowKey = (inspection: OpenInspection, key: string): string => `typed:${inspection.id}:${key}`;

/** Notes that a card is being typed in, and replaces the timers that will keep and commit it. */
export function beginTyping(
	inspection: OpenInspection,
	slot: Slot,
	timers: { keep: number; commit: number }
): void {
	stopTimers(slot);
	open.set(slot, { inspection, ...timers });
}

export function stopTimers(slot: Slot): void {
	const typing = open.get(slot);
	clearTimeout(typing?.keep);
	clearTimeout(typing?.commit);
}

/** Cards with words that are not events yet. */
export const openTyping = (): [Slot, OpenInspection][] =>
	[...open].map(([slot, { inspection }]) => [slot, inspection]);

export function keepRow(inspection: OpenInspection, slot: Slot): Promise<void> {
	const { values, note, place, reason } = slot.view;
	return inspection.store.writeNote(rowKey(inspection, slot.key), { values, note, place, reason });
}

/** Erases the row once an event carries the words. */
export function forgetRow(inspection: OpenInspection, slot: Slot): void {
	stopTimers(slot);
	open.delete(slot);
	void inspection.store.writeNote(rowKey(inspection, slot.key), undefined);
}

/** Rows that were left when the page went away, by pair key. */
export async function keptRows(inspection: OpenInspection): Promise<Map<string, Typed>> {
	const prefix = rowKey(inspection, '');
	const rows = await inspection.store.readNotes(prefix);
	return new Map([...rows].map(([key, value]) => [key.slice(prefix.length), value as Typed]));
}
