import type { DeviceId } from '$lib/core/events/ids';
import type { EventStore } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { ok, type Result } from '$lib/core/result';

/** This device's id, introducing it first where it has written nothing yet. */
export async function ownDevice(store: EventStore): Promise<Result<DeviceId, StoreProblem>> {
	const known = await store.chain();
	if (known) return ok(known.device);
	const introduced = await store.append([]);
	if (!introduced.ok) return introduced;
	const made = await store.chain();
	if (!made) throw new Error('an append that did not introduce the device');
	return ok(made.device);
}
