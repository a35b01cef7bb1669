/** Puts the made-up schools into the practice store, all or none. */
import type { EventDraft, SignedEvent } from '$lib/core/events/event';
import type { Summary } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { groupOf } from '$lib/core/events/subject';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { decideRegister, type SchoolRefusal } from '$lib/core/school/events';
import { foldSchool } from '$lib/core/school/fold';
import { SCHOOL_SUMMARY, summariseSchool } from '$lib/core/school/summary';
import type { Roster } from '$lib/core/school/roster';
import { people } from '../state/people.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { currentMode, getStore } from '../wiring';

export type SampleProblem = StoreProblem | SchoolRefusal | Problem<'not-practice'>;

/** Answers how many were added; a store that has them already gets none. Refuses outside practice mode. */
export async function addSampleSchools(): Promise<Result<number, SampleProblem>> {
	if (currentMode() !== 'practice') return fail({ code: 'not-practice', place: 'roster' });
	const store = await getStore();
	const known = new Set((await store.summaries(SCHOOL_SUMMARY)).map((summary) => summary.group));
	const roster = (await import('../../../../seeds/rosters/sample.json')).default as Roster;
	const drafts: EventDraft[] = [];
	for (const school of roster.schools) {
		if (known.has(groupOf({ school: school.id }))) continue;
		const draft = decideRegister({ ...school, sample: true }, people.author);
		if (!draft.ok) return draft;
		drafts.push(draft.value);
	}
	if (drafts.length === 0) return ok(0);
	const written = await storageLight.follow(store.append(drafts, { summarise }));
	return written.ok ? ok(drafts.length) : written;
}

function summarise(events: SignedEvent[]): Summary[] {
	return events.flatMap((event) => {
		const id = event.header.subject.school;
		const view = id === undefined ? undefined : foldSchool(id, [event]);
		return view ? [summariseSchool(view)] : [];
	});
}
