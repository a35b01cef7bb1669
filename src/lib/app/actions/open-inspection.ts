/** Opens one inspection from its events and its own template, never from what this version would have chosen. */
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Hash } from '$lib/core/events/ids';
import { startOf } from '$lib/core/inspection/facts';
import { InspectionFold } from '$lib/core/inspection/fold';
import type { Moved } from '$lib/core/inspection/payloads';
import { authorOf } from '$lib/core/inspection/roles';
import { inspectionGroup } from '$lib/core/inspection/summary';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { Template } from '$lib/core/template/model';
import { OpenInspection } from '../state/open-inspection.svelte';
import { openStorage, sha256 } from '../wiring';

export type OpenProblem = Problem<'inspection-unknown' | 'template-missing'>;

let current: OpenInspection | undefined;

/** The same inspection asked for again (fill, review, print) is the same object. */
export async function openInspection(
	id: string
): Promise<Result<OpenInspection, OpenProblem | StoreProblem>> {
	if (current?.id === id) return ok(current);
	const storage = await openStorage();
	if (!storage.ok) return storage;
	const store = storage.value;
	const folded = await foldInspection(store, id);
	if (!folded.ok) return folded;
	const fold = folded.value;
	const reload = async () => {
		const again = await foldInspection(store, id);
		if (!again.ok) throw new Error(again.problem.code);
		return again.value;
	};
	current?.close();
	current = new OpenInspection({
		fold,
		store,
		sha256,
		author: authorOf(fold.start?.kind, fold.basics?.inspectors),
		reload,
		onLoss: (inspection) => void import('./give-back').then(({ giveBack }) => giveBack(inspection))
	});
	return ok(current);
}

/** Folds without opening: for papers, exports and "last time". */
export async function foldInspection(
	store: EventStore,
	id: string
): Promise<Result<InspectionFold, OpenProblem>> {
	const events = await store.eventsOf(inspectionGroup(id));
	const started = startOf(events);
	if (!started) return fail({ code: 'inspection-unknown', place: id });
	const template = await readTemplate(store, started.template.hash);
	if (!template) return fail({ code: 'template-missing', place: started.template.title });
	const before = started.movedFrom ? await movedEvents(store, started.movedFrom, id) : [];
	return ok(new InspectionFold(id, template, sha256, [...before, ...events]));
}

/** Templates by hash, read once: they never change. */
const templates = new Map<string, Template>();
async function readTemplate(store: EventStore, hash: string): Promise<Template | undefined> {
	let template = templates.get(hash);
	if (!template) {
		const bytes = await store.bytes(hash as Hash);
		if (!bytes) return undefined;
		// Checked when it came in, and named by its hash since.
		template = JSON.parse(new TextDecoder().decode(bytes)) as Template;
		templates.set(hash, template);
	}
	return template;
}

async function movedEvents(store: EventStore, from: string, to: string): Promise<SignedEvent[]> {
	const events = await store.eventsOf(inspectionGroup(from));
	const moved = events.find((event) => event.header.type === 'inspection.moved/1');
	const started = startOf(events);
	const earlier = started?.movedFrom ? await movedEvents(store, started.movedFrom, from) : [];
	if (!moved?.body) return [];
	const { events: named } = moved.body.payload as unknown as Moved;
	const { rereadUnder } = await import('$lib/core/inspection/reread');
	return rereadUnder(to, { id: from, events: [...earlier, ...events] }, new Set(named), sha256);
}
