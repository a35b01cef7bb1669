/** Compares both copies when the app rests, or on demand entry by entry, and says what was brought back. */
import type { Amount, Health } from '$lib/core/events/health';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Result } from '$lib/core/result';
import * as m from '../messages/generated/messages';
import { backupStanding } from '../state/backup-standing.svelte';
import { toast } from '../state/toast.svelte';
import { openStorage } from '../wiring';
import { enterSealed } from './enter-sealed';
import { listHealed } from './list-healed';

/** As much is read through in a second or two on any phone, by a worker, so that it is done at every start. */
const little: Amount = { events: 5000, bytes: 200 };

/** `thorough`: every hash is recomputed, also where that takes long. */
export async function checkCopies(
	options: { thorough?: boolean } = {}
): Promise<Result<Health, StoreProblem>> {
	const opened = await openStorage();
	if (!opened.ok) return opened;
	const store = opened.value;
	let checked = await store.check(options);
	if (checked.ok && !options.thorough && isLittle(checked.value.holds))
		checked = await store.check({ thorough: true });
	// Also when they could not be compared: an earlier start may have brought something back.
	await listHealed();
	await enterSealed(store);
	if (!checked.ok) return checked;
	sayHealed(checked.value);
	await backupStanding.look();
	return checked;
}

/** What was brought back since this start and has been said. */
let told: Amount = { events: 0, bytes: 0 };

function sayHealed({ healed }: Health): void {
	const events = healed.events - told.events;
	const bytes = healed.bytes - told.bytes;
	if (events + bytes === 0) return;
	told = healed;
	toast.say(m.storage_healed_toast({ events, bytes }));
}

const isLittle = (holds: Amount | undefined): boolean =>
	holds !== undefined && holds.events <= little.events && holds.bytes <= little.bytes;
