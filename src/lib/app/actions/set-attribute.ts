/** Corrects one fact of a school: an attribute, its name, code, area or town, or a unit; or takes the school out of the roster. */
import type { EventDraft } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import {
	decideAttribute,
	decideRegister,
	decideRemoved,
	type AttributeSet,
	type Registered,
	type SchoolRefusal
} from '$lib/core/school/events';
import { foldSchool, type SchoolView } from '$lib/core/school/fold';
import { summariseSchool } from '$lib/core/school/summary';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore } from '../wiring';

type Outcome = Promise<Result<SchoolView | undefined, StoreProblem | SchoolRefusal>>;

/** `view` is what was on screen: its heads are what the new value replaces. Answers the school as it is now. */
export function setAttribute(
	view: SchoolView,
	field: string,
	value: AttributeSet['value']
): Outcome {
	const decided = decideAttribute(view.id, field, value, view.heads[field] ?? [], people.author);
	return decided.ok ? write(view.id, decided.value) : Promise.resolve(decided);
}

/** Out of the roster, or back in; inspections of the school stay. */
export const setRemoved = (view: SchoolView, removed: boolean): Outcome =>
	write(view.id, decideRemoved(view.id, removed, view.heads.removed ?? [], people.author));

/** Two devices registered the school differently: `entry` holds, and names every registration that was on screen. */
export function chooseEntry(view: SchoolView, entry: Registered): Outcome {
	const decided = decideRegister({ ...entry, id: view.id }, people.author);
	if (!decided.ok) return Promise.resolve(decided);
	return write(view.id, { ...decided.value, parents: view.heads[''] ?? [] });
}

async function write(id: string, draft: EventDraft): Outcome {
	const store = await getStore();
	const group = groupOf({ school: id });
	const known = await store.eventsOf(group);
	let now: SchoolView | undefined;
	const written = await storageLight.follow(
		store.append([draft], {
			summarise: (events) => {
				now = foldSchool(id, [...known, ...events]);
				return now ? [summariseSchool(now)] : [];
			}
		})
	);
	return written.ok ? ok(now) : written;
}
