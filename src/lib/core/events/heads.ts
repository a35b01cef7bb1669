/**
 * The heads of a register: its events that no other event of the same register names as parent. Read from headers
 * alone, so that an event of a type this version does not know replaces what it names like any other.
 *
 * One head, or several that agree, is the value; several that differ are a conflict. What "agree" means is not known
 * here, since payloads are opaque.
 */
import { compareClock } from './clock';
import type { SignedEvent } from './event';
import type { EventId } from './ids';
import { registerKey } from './subject';

/** Heads kept up to date event by event, in any order of arrival; adding costs as much as the event has parents. */
export class Heads {
	#registers = new Map<string, { heads: Map<EventId, SignedEvent>; replaced: Set<EventId> }>();

	/** Adds one event; one that is known already changes nothing. Returns the key of its register. */
	add(event: SignedEvent): string {
		const key = registerKey(event.header.subject);
		let register = this.#registers.get(key);
		if (!register) {
			register = { heads: new Map(), replaced: new Set() };
			this.#registers.set(key, register);
		}
		// A parent that has not arrived yet is replaced all the same when it does. Kept by register: an event of
		// another register that names the same id replaces nothing here.
		for (const parent of event.header.parents) {
			register.replaced.add(parent);
			register.heads.delete(parent);
		}
		if (!register.replaced.has(event.header.id)) register.heads.set(event.header.id, event);
		return key;
	}

	/** The heads of a register in the order they are shown, (clock, id); empty where nothing was written. */
	of(key: string): SignedEvent[] {
		return [...(this.#registers.get(key)?.heads.values() ?? [])].sort((a, b) =>
			compareClock(a.header, b.header)
		);
	}

	/** Every register that any event wrote. */
	keys(): IterableIterator<string> {
		return this.#registers.keys();
	}
}

/** Heads of all registers in `events`, by register key, each in the order (clock, id). */
export function headsOf(events: Iterable<SignedEvent>): Map<string, SignedEvent[]> {
	const heads = new Heads();
	for (const event of events) heads.add(event);
	return new Map([...heads.keys()].map((key) => [key, heads.of(key)]));
}
