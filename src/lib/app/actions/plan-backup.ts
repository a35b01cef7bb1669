/** What a backup will hold, counted before a byte of it is written. */
import type { SignedEvent } from '$lib/core/events/event';
import type { DeviceId, Hash } from '$lib/core/events/ids';
import type { EventStore } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { photoOf } from '$lib/core/evidence/photo';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { ownDevice } from './own-device';

export interface BackupPlan {
	/** ISO 8601 in UTC. */
	at: string;
	device: DeviceId;
	/** Every event of this device up to this place in its chain is among those counted. */
	seq: number;
	/** Events of the `device:` groups. */
	devices: SignedEvent[];
	/** All other groups. */
	groups: string[];
	events: number;
	photos: number;
	hashes: Set<Hash>;
}

/** `backup-nothing`: there is nothing to write. `cancelled`: as asked. */
export type PlanProblem = StoreProblem | Problem<'backup-nothing' | 'cancelled'>;

export async function planBackup(
	store: EventStore,
	signal: AbortSignal
): Promise<Result<BackupPlan, PlanProblem>> {
	const hashes = new Set(await store.hashes());
	const devices: SignedEvent[] = [];
	const groups: string[] = [];
	const photos = new Set<Hash>();
	const ends = new Map<DeviceId, number>();
	let count = 0;
	for await (const { group, events } of store.everything()) {
		if (signal.aborted) return fail({ code: 'cancelled', place: 'backup' });
		if (group.startsWith('device:')) devices.push(...events);
		else groups.push(group);
		count += events.length;
		for (const event of events) {
			const { device, seq } = event.header;
			ends.set(device, Math.max(seq, ends.get(device) ?? 0));
			const photo = photoOf(event);
			if (photo && hashes.has(photo)) photos.add(photo);
		}
	}
	if (count + hashes.size === 0) return fail({ code: 'backup-nothing', place: 'backup' });
	const device = await ownDevice(store);
	if (!device.ok) return device;
	return ok({
		at: new Date().toISOString(),
		device: device.value,
		seq: ends.get(device.value) ?? 0,
		devices,
		groups,
		events: count,
		photos: photos.size,
		hashes
	});
}
