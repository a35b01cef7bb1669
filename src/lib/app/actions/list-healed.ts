/** Puts into the lists what came back from the other copy, at this start or at one that ended before it got to that. */
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { openStorage } from '../wiring';

export async function listHealed(): Promise<void> {
	const opened = await openStorage();
	if (!opened.ok) return;
	const store = opened.value;
	const groups = await store.unlisted();
	if (groups.length === 0) return;
	const { rebuildSummaries } = await import('./rebuild-summaries');
	await rebuildSummaries(store, groups);
	await Promise.all([people.load(), storageLight.measure()]);
}
