import { loadHeldWords } from '../state/held-words';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { keptRows } from '../state/typing';
import { commitTyped } from './type-into-item';

const restoring = new WeakMap<OpenInspection, Promise<void>>();

/**
 * Brings back what was being typed when the page, or the tab that edited before, went away. Whoever asks while it is under way
 * waits for the same, so that no words are written twice.
 */
export function restoreTyped(inspection: OpenInspection): Promise<void> {
	const running =
		restoring.get(inspection) ?? restore(inspection).finally(() => restoring.delete(inspection));
	restoring.set(inspection, running);
	return running;
}

async function restore(inspection: OpenInspection): Promise<void> {
	for (const [key, typed] of await keptRows(inspection)) {
		const slot = inspection.slot(key);
		// What is being typed here is newer.
		if (!slot || slot.view.typing) continue;
		slot.show({ ...typed, typing: true });
		await commitTyped(inspection, slot);
	}
	// What waits is said with what was found in it. An empty checklist is drawn without either.
	await loadHeldWords();
	// Where it cannot be fetched they stay in their rows until the next load.
	const words = await import('../state/finding-words.svelte').catch(() => undefined);
	await words?.restoreWaiting(inspection);
}
