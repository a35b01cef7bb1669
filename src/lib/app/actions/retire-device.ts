/** Says in the event set that a device is gone and this one stands in for it. */
import type { DeviceId, EventId } from '$lib/core/events/ids';
import { retirementDraft, type RetiredReason } from '$lib/core/events/retirement';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore } from '../wiring';
import { ownDevice } from './own-device';

/** `last` is the last event of it that is known here. What it wrote before stays valid. */
export async function retireDevice(
	device: DeviceId,
	last: { seq: number; id: EventId },
	reason: RetiredReason
): Promise<Result<void, StoreProblem>> {
	const store = await getStore();
	const own = await ownDevice(store);
	if (!own.ok) return own;
	const from = new Date().toISOString();
	const known = await store.eventsOf(groupOf({ device }));
	const retirement = { device, from, reason, replacedBy: own.value, last };
	const draft = retirementDraft(retirement, known, people.author);
	const written = await storageLight.follow(store.append([draft]));
	return written.ok ? ok(undefined) : written;
}
