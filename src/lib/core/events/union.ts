/** Merging two devices: the union of two sets. It cannot lose anything, and order, repetition and detours do not matter. */
import { compareText } from './clock';
import type { SignedEvent } from './event';
import type { DeviceId, EventId } from './ids';

/** One device and sequence number with different events: restored backup, cloned phone. All are kept, and it is said. */
export interface Fork {
	device: DeviceId;
	seq: number;
	/** Ascending. */
	ids: EventId[];
}

export interface Union {
	/** By device, seq, id. */
	events: SignedEvent[];
	forks: Fork[];
}

/**
 * Both sets as one. Expects verified events: then two copies of one id differ at most in the body, and a body that is
 * present wins, unless its id is in `erased` (this device's deny list), where no body comes back from anywhere.
 */
export function union(
	a: Iterable<SignedEvent>,
	b: Iterable<SignedEvent>,
	erased: ReadonlySet<EventId> = new Set()
): Union {
	const byId = new Map<EventId, SignedEvent>();
	for (const events of [a, b]) {
		for (const event of events) {
			const { id } = event.header;
			const known = byId.get(id);
			if (erased.has(id)) byId.set(id, { header: event.header });
			else if (!known || (!known.body && event.body)) byId.set(id, event);
		}
	}
	const events = [...byId.values()].sort(compareChain);
	return { events, forks: forksOf(events) };
}

/** The order in which events are stored and read: device, seq, id. */
function compareChain({ header: a }: SignedEvent, { header: b }: SignedEvent): number {
	return compareText(a.device, b.device) || a.seq - b.seq || compareText(a.id, b.id);
}

/** Forks among events in the order of {@link compareChain}, each id once. */
function forksOf(events: readonly SignedEvent[]): Fork[] {
	const forks: Fork[] = [];
	let open: Fork | undefined;
	for (let i = 1; i < events.length; i++) {
		const before = (events[i - 1] as SignedEvent).header;
		const { device, seq, id } = (events[i] as SignedEvent).header;
		if (before.device !== device || before.seq !== seq) open = undefined;
		else if (open) open.ids.push(id);
		else forks.push((open = { device, seq, ids: [before.id, id] }));
	}
	return forks;
}
