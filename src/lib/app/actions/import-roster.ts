/** Takes the schools of a roster file that the user has looked at, all or none. */
import type { SignedEvent } from '$lib/core/events/event';
import type { StoreProblem, Summary } from '$lib/core/events/store';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import type { SchoolRefusal } from '$lib/core/school/events';
import { foldSchool, type SchoolView } from '$lib/core/school/fold';
import { decideImport } from '$lib/core/school/import';
import type { School } from '$lib/core/school/model';
import { SCHOOL_SUMMARY, summariseSchool } from '$lib/core/school/summary';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore } from '../wiring';

/** Numbers of schools. */
export interface RosterImported {
	added: number;
	changed: number;
	unchanged: number;
}

/** One append for the whole file: after a crash or a full disk either every school is there or none of them. */
export async function importRoster(
	schools: readonly School[]
): Promise<Result<RosterImported, StoreProblem | SchoolRefusal>> {
	const store = await getStore();
	const groups = new Set((await store.summaries(SCHOOL_SUMMARY)).map((summary) => summary.group));
	const views = new Map<string, SchoolView>();
	const events = new Map<string, SignedEvent[]>();
	for (const { id } of schools) {
		if (!groups.has(groupOf({ school: id }))) continue;
		const here = await store.eventsOf(groupOf({ school: id }));
		const view = foldSchool(id, here);
		if (view) views.set(id, view);
		events.set(id, here);
	}
	const decided = decideImport(schools, views, people.author);
	if (!decided.ok) return decided;
	const { drafts, added, changed, unchanged } = decided.value;
	const counts = { added: added.length, changed: changed.length, unchanged: unchanged.length };
	if (drafts.length === 0) return ok(counts);
	const summarise = (written: SignedEvent[]): Summary[] => {
		const all = new Map<string, SignedEvent[]>();
		for (const event of written) {
			const id = event.header.subject.school ?? '';
			const list = all.get(id) ?? [...(events.get(id) ?? [])];
			list.push(event);
			all.set(id, list);
		}
		return [...all].flatMap(([id, list]) => {
			const view = foldSchool(id, list);
			if (!view) return [];
			return [
				{ group: groupOf({ school: id }), kind: SCHOOL_SUMMARY, value: summariseSchool(view) }
			];
		});
	};
	const written = await storageLight.follow(store.append(drafts, { summarise }));
	return written.ok ? ok(counts) : written;
}
