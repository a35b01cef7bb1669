/** Takes the schools of a roster file that the user has looked at, all or none. */
import type { EventDraft, SignedEvent } from '$lib/core/events/event';
import type { Summary } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import { ok, type Result } from '$lib/core/result';
import type { SchoolRefusal } from '$lib/core/school/events';
import { foldSchool, type SchoolView } from '$lib/core/school/fold';
import { decideImport } from '$lib/core/school/import';
import type { School } from '$lib/core/school/model';
import { SCHOOL_SUMMARY, summariseSchool } from '$lib/core/school/summary';
import { nextTask } from '../state/in-slices';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore } from '../wiring';

/** Numbers of schools. */
export interface RosterImported {
	added: number;
	changed: number;
	unchanged: number;
}

interface Weighed extends RosterImported {
	drafts: EventDraft[];
	/** What was stored of each school that is in the roster already. */
	events: Map<string, SignedEvent[]>;
}

/** Schools compared in one go, so that the page stays alive under a large file. */
const SLICE = 50;

async function weigh(schools: readonly School[]): Promise<Result<Weighed, SchoolRefusal>> {
	const store = await getStore();
	const groups = new Set((await store.summaries(SCHOOL_SUMMARY)).map((summary) => summary.group));
	const weighed: Weighed = {
		added: 0,
		changed: 0,
		unchanged: 0,
		drafts: [],
		events: new Map()
	};
	for (let at = 0; at < schools.length; at += SLICE) {
		const slice = schools.slice(at, at + SLICE);
		const views = new Map<string, SchoolView>();
		for (const { id } of slice) {
			if (!groups.has(groupOf({ school: id }))) continue;
			const here = await store.eventsOf(groupOf({ school: id }));
			const view = foldSchool(id, here);
			if (view) views.set(id, view);
			weighed.events.set(id, here);
		}
		const decided = decideImport(slice, views, people.author);
		if (!decided.ok) return decided;
		weighed.drafts.push(...decided.value.drafts);
		weighed.added += decided.value.added.length;
		weighed.changed += decided.value.changed.length;
		weighed.unchanged += decided.value.unchanged.length;
		await nextTask();
	}
	return ok(weighed);
}

/** What `importRoster` would do now; writes nothing. */
export async function compareRoster(
	schools: readonly School[]
): Promise<Result<RosterImported, SchoolRefusal>> {
	const weighed = await weigh(schools);
	if (!weighed.ok) return weighed;
	const { added, changed, unchanged } = weighed.value;
	return ok({ added, changed, unchanged });
}

/** One append for the whole file: after a crash or a full disk either every school is there or none of them. */
export async function importRoster(
	schools: readonly School[]
): Promise<Result<RosterImported, StoreProblem | SchoolRefusal>> {
	const weighed = await weigh(schools);
	if (!weighed.ok) return weighed;
	const { drafts, events, ...rest } = weighed.value;
	const counts: RosterImported = rest;
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
			return view ? [summariseSchool(view)] : [];
		});
	};
	const store = await getStore();
	const written = await storageLight.follow(store.append(drafts, { summarise }));
	return written.ok ? ok(counts) : written;
}
