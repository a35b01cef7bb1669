/** Raises a 普遍性问题, says which rule is to be made against it, that it was made, or why none is. */
import type { StoreProblem } from '$lib/core/events/store-problem';
import { ok, type Result } from '$lib/core/result';
import {
	decideSystemic,
	summariseSystemic,
	systemicGroup,
	systemicId,
	type SystemicIntent,
	type SystemicRefusal
} from '$lib/core/statistics/systemic';
import type { SystemicRaised } from '$lib/core/statistics/systemic-payloads';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, sha256 } from '../wiring';

type Outcome = Promise<Result<void, SystemicRefusal | StoreProblem>>;

export async function actOnSystemic(id: string, intent: SystemicIntent): Outcome {
	const store = await getStore();
	const known = await store.eventsOf(systemicGroup(id));
	const decided = decideSystemic(id, known, intent, people.author, sha256);
	if (!decided.ok) return decided;
	const written = await storageLight.follow(
		store.append([decided.value], {
			summarise: (events) => summariseSystemic(id, [...known, ...events], sha256)
		})
	);
	return written.ok ? ok(undefined) : written;
}

/** With the figures as they are on screen. */
export const raiseSystemic = (raised: SystemicRaised): Outcome =>
	actOnSystemic(systemicId(raised, sha256), { step: 'raise', raised });
