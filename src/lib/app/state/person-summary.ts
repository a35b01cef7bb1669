import type { SignedEvent } from '$lib/core/events/event';
import { headsOf } from '$lib/core/events/heads';
import type { Summary } from '$lib/core/events/store';
import { groupOf } from '$lib/core/events/subject';

/** `person.named/1`, subject `{person, field: 'name'}`: the name stands in the payload, so that it can be erased. */
export const NAMED = 'person.named/1';
export const PERSON_SUMMARY = 'person';

/** Somebody who uses this device. The id is random: a name never stands in a header. */
export interface Person {
	id: string;
	name: string;
	/** E.g. 督学, 安全办干事; may be empty. */
	duty: string;
}

/** From all events of one person. Of two names that were given on two devices the later one is shown. */
export function summarisePerson(id: string, events: Iterable<SignedEvent>): Summary[] {
	const named = [...events].filter(({ header, body }) => header.type === NAMED && body);
	const newest = [...headsOf(named).values()].at(0)?.at(-1);
	const { name, duty } = (newest?.body?.payload ?? {}) as Partial<Record<string, unknown>>;
	if (typeof name !== 'string') return [];
	const value: Person = { id, name, duty: typeof duty === 'string' ? duty : '' };
	return [{ group: groupOf({ person: id }), kind: PERSON_SUMMARY, value }];
}
