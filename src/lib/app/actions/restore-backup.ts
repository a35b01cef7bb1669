/**
 * Takes in what backup files hold and this device lacks: bytes no later than the events that name them, in short writes.
 * Done twice it changes nothing; interrupted and done again it ends as if it had been done once.
 */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { fail, ok, type Result } from '$lib/core/result';
import { handOut } from '$lib/formats/backup/client';
import type { JobProblem, Run } from '$lib/formats/job/run-job';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { currentMode, getStore } from '../wiring';
import type { RestorePreview } from './preview-restore';
import { rebuildSummaries } from './rebuild-summaries';

export interface Restored {
	events: number;
	bytes: number;
	/** Groups that could not be read and stand in no list. */
	unread: number;
}

/**
 * `onProgress` counts events and bytes alike. What was written when it fails or is cancelled stays and is shown in the lists;
 * the same files bring the rest.
 */
export async function restoreBackup(
	{ files, wanted, touched }: RestorePreview,
	{ signal, onProgress }: Run
): Promise<Result<Restored, StoreProblem | JobProblem>> {
	const store = await getStore();
	const total = wanted.events.length + wanted.bytes.length;
	const restored: Restored = { events: 0, bytes: 0, unread: 0 };
	let refusal: StoreProblem | undefined;
	const handed = await handOut(
		files,
		currentMode(),
		wanted,
		async ({ events, bytes }) => {
			const received = await storageLight.follow(store.receive(events, { bytes }));
			if (!received.ok) {
				refusal = received.problem;
				throw new Error(refusal.code, { cause: refusal });
			}
			restored.events += received.value.added.length;
			restored.bytes += bytes.length;
			onProgress?.({ done: restored.events + restored.bytes, total });
		},
		signal ? { signal } : {}
	);
	const rebuilt = await rebuildSummaries(store, touched);
	if (rebuilt.ok) restored.unread = rebuilt.value.length;
	await Promise.all([people.load(), storageLight.measure()]);
	if (refusal) return fail(refusal);
	if (!handed.ok) return handed;
	return rebuilt.ok ? ok(restored) : rebuilt;
}
