/** What an inspector found out while beginning goes back to the roster: attributes that were unknown, units added on the spot. */
import type { EventDraft } from '$lib/core/events/event';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import { decideAttribute, unitField } from '$lib/core/school/events';
import { foldSchool } from '$lib/core/school/fold';
import type { Attributes, School, Unit } from '$lib/core/school/model';
import { summariseSchool } from '$lib/core/school/summary';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore } from '../wiring';

export async function teachRoster(
	school: School,
	told: Attributes,
	units: Unit[]
): Promise<Result<void, StoreProblem>> {
	const store = await getStore();
	const group = groupOf({ school: school.id });
	const known = await store.eventsOf(group);
	const view = foldSchool(school.id, known);
	if (!view) return ok(undefined);
	const added = units.filter((unit) => !view.units.some((one) => one.id === unit.id));
	const drafts: EventDraft[] = [];
	const set = (field: string, value: Parameters<typeof decideAttribute>[2]): void => {
		const parents = view.heads[field] ?? [];
		const decided = decideAttribute(school.id, field, value, parents, people.author);
		if (decided.ok) drafts.push(decided.value);
	};
	for (const [field, value] of Object.entries(told)) set(field, value);
	for (const unit of added) set(unitField(unit.id), unit);
	if (drafts.length === 0) return ok(undefined);
	const written = await storageLight.follow(
		store.append(drafts, {
			summarise: (events) => {
				const now = foldSchool(school.id, [...known, ...events]);
				return now ? [summariseSchool(now)] : [];
			}
		})
	);
	return written.ok ? ok(undefined) : written;
}
