/**
 * Takes originals off this device that are sealed and in a backup whose restoring was rehearsed. Thumbnails and everything
 * that names the photos stay, and both copies remember that it was on purpose.
 */
import type { Hash } from '$lib/core/events/ids';
import type { EventStore } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { EvidenceAdded } from '$lib/core/evidence/payloads';
import { photoOf } from '$lib/core/evidence/photo';
import { SEALED_INSPECTIONS } from '$lib/core/inspection/summary';
import type { Result } from '$lib/core/result';
import { lastBackup } from '../state/last-backup';
import { getStore } from '../wiring';

export interface Clearable {
	hashes: Hash[];
	/** Together, in bytes. */
	size: number;
}

/** Reads every sealed inspection on this device. */
export async function clearablePhotos(): Promise<Clearable> {
	const store = await getStore();
	const backup = await lastBackup(store);
	if (!backup?.rehearsed) return { hashes: [], size: 0 };
	const here = new Set(await store.hashes());
	const found = new Map<Hash, number>();
	for (const { group } of await store.listed(SEALED_INSPECTIONS))
		for (const { hash, size } of await backedUpPhotos(store, group, backup))
			if (here.has(hash)) found.set(hash, size);
	const size = [...found.values()].reduce((sum, one) => sum + one, 0);
	return { hashes: [...found.keys()], size };
}

/** What this device wrote up to the end of the backup; what others wrote is theirs to clear. */
async function backedUpPhotos(
	store: EventStore,
	group: string,
	{ device, seq }: { device: string; seq: number }
): Promise<{ hash: Hash; size: number }[]> {
	return (await store.eventsOf(group)).flatMap((event) => {
		const hash = photoOf(event);
		if (!hash || event.header.device !== device || event.header.seq > seq) return [];
		const { thumb, size } = event.body?.payload as unknown as EvidenceAdded;
		return hash === (thumb as string) ? [] : [{ hash, size }];
	});
}

export async function clearPhotos({ hashes }: Clearable): Promise<Result<void, StoreProblem>> {
	return (await getStore()).clearBytes(hashes);
}
