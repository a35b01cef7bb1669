/** Compares what was scanned from a sealed record with the inspection on this device, down to the bytes of its photos. */
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore } from '$lib/core/events/store';
import { isUnchanged } from '$lib/core/events/verify';
import { startOf } from '$lib/core/inspection/facts';
import type { SealPart } from '$lib/core/inspection/payloads';
import { sealBytes, sealPartOf } from '$lib/core/inspection/seal-leaves';
import { checkMark, eventsUnder, type SealMark } from '$lib/core/inspection/seal-mark';
import { inspectionGroup } from '$lib/core/inspection/summary';
import { hashBytes } from '../later-wiring';
import { getStore, sha256 } from '../wiring';
import { foldInspection } from './open-inspection';

export type CheckedMark =
	/** It is not here: only the code itself was checked, and whether its device is known on this one. */
	| { kind: 'notHere'; knownDevice: boolean }
	/** It is here, but not the checklist that it was filled by. */
	| { kind: 'noTemplate'; school: string }
	| { kind: 'match'; school: string; later: number; elsewhere: number }
	| { kind: 'differs'; school: string; parts: SealPart[] };

export async function checkScanned(mark: SealMark): Promise<CheckedMark> {
	const store = await getStore();
	const folded = await foldInspection(store, mark.inspection);
	if (!folded.ok) {
		const started = startOf(await store.eventsOf(inspectionGroup(mark.inspection)));
		return started
			? { kind: 'noTemplate', school: started.school.name }
			: { kind: 'notHere', knownDevice: await isKnown(store, mark.device) };
	}
	const fold = folded.value;
	const school = fold.start?.school.name ?? '';
	const outcome = checkMark(mark, fold, sha256);
	// What came after the seal is not what is asked about.
	const sealed = eventsUnder(mark, fold);
	const changed = new Set<SealPart>(
		sealed.filter((event) => !isUnchanged(event, sha256)).map(sealPartOf)
	);
	const { damaged, elsewhere } = await checkBytes(store, sealed);
	for (const event of damaged) changed.add(sealPartOf(event));
	if (outcome.kind === 'differs') for (const part of outcome.parts) changed.add(part);
	if (changed.size > 0) return { kind: 'differs', school, parts: [...changed] };
	return { kind: 'match', school, later: outcome.kind === 'match' ? outcome.later : 0, elsewhere };
}

/** Bytes that are not here are not wrong: cleared, or still on another phone. */
async function checkBytes(
	store: EventStore,
	events: readonly SignedEvent[]
): Promise<{ damaged: SignedEvent[]; elsewhere: number }> {
	const damaged: SignedEvent[] = [];
	let elsewhere = 0;
	for (const event of events) {
		const hash = sealBytes(event);
		if (!hash) continue;
		const bytes = await store.bytes(hash);
		if (!bytes) elsewhere++;
		else if ((await hashBytes(bytes)) !== hash) damaged.push(event);
	}
	return { damaged, elsewhere };
}

async function isKnown(store: EventStore, device: string): Promise<boolean> {
	// Most often it is this one, and then nothing need be read.
	if ((await store.chain())?.device.startsWith(device)) return true;
	for await (const { group } of store.everything())
		if (group.startsWith(`device:${device}`)) return true;
	return false;
}
