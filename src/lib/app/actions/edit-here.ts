/**
 * One tab edits an inspection, the others follow it. Asked for once the cards stand: nobody waits for it, and until another
 * tab is known to edit, this one does.
 */
import { union } from '$lib/core/events/union';
import { inspectionGroup } from '$lib/core/inspection/summary';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { tabs, type EditLock } from '../wiring';
import { restoreTyped } from './restore-typed';
import { settle } from './settle';

const locks = new Map<OpenInspection, Promise<EditLock>>();

/** The screens of one inspection may all ask; they share one lock. */
export function editHere(inspection: OpenInspection): void {
	if (locks.has(inspection)) return;
	const parts = {
		inspection: inspection.id,
		onChange: (editing: OpenInspection['editing']) => void change(inspection, editing),
		handOver: () => settle(inspection)
	};
	const asked = tabs().then(({ askToEdit }) => askToEdit(parts));
	locks.set(inspection, asked);
	inspection.stopEditing = () => void stopEditing(inspection);
}

/** Another tab edits it, and somebody wants to go on here. */
export async function takeOver(inspection: OpenInspection): Promise<void> {
	(await locks.get(inspection))?.takeOver();
}

async function stopEditing(inspection: OpenInspection): Promise<void> {
	const lock = locks.get(inspection);
	locks.delete(inspection);
	await settle(inspection);
	(await lock)?.release();
}

async function change(
	inspection: OpenInspection,
	editing: OpenInspection['editing']
): Promise<void> {
	const followed = inspection.editing === 'elsewhere';
	inspection.editing = editing;
	if (editing === 'elsewhere') return;
	await restoreTyped(inspection);
	// After following, what is stored counts and not what this tab happened to hear.
	const events = followed
		? await inspection.store.eventsOf(inspectionGroup(inspection.id))
		: inspection.fold.events;
	inspection.forked = union(events, []).forks.length > 0;
}
