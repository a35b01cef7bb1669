/** Begins an inspection: pins what judging needs, and stores the template's bytes in the same write. */
import { inspectionsOfSchool, type InspectionSummary } from '$lib/core/inspection/summary';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Refusal } from '$lib/core/inspection/decide-answer';
import { decideMove, decideStart } from '$lib/core/inspection/decide-start';
import { InspectionFold } from '$lib/core/inspection/fold';
import type { Started } from '$lib/core/inspection/payloads';
import { authorOf } from '$lib/core/inspection/roles';
import { rereadUnder } from '$lib/core/inspection/reread';
import { sameVisit } from '$lib/core/inspection/same-visit';
import { summariseInspection } from '$lib/core/inspection/summarise';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import type { School, Attributes, Unit } from '$lib/core/school/model';
import { rulesHash, templateBytes } from '$lib/core/template/hash';
import { hashOf } from '$lib/core/events/ids';
import type { Template } from '$lib/core/template/model';
import { parameterValues } from '$lib/core/template/parameter-values';
import type { OpenInspection } from '../state/open-inspection.svelte';
import { people } from '../state/people.svelte';
import { settings } from '../state/settings.svelte';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, randomId, sha256, tabs } from '../wiring';

export interface StartIntent {
	school: School;
	/** As answered on the start screen; what was unknown in the roster may be known now. */
	attributes: Attributes;
	units: Unit[];
	template: Template;
	visitDate: string;
	/** Names; people who are not known yet are added. */
	inspectors: string[];
	/** 另一次: although the same visit is open already. */
	another?: boolean;
}

/** The same visit is being filled already: begun in another tab, or left unfinished. */
export interface AlreadyOpen extends Problem<'already-open'> {
	open: InspectionSummary;
}

/** Resolves with the new inspection's id when it is saved. Tabs begin one after the other, and so see what the others began. */
export async function startInspection(
	intent: StartIntent
): Promise<Result<string, Refusal | StoreProblem | AlreadyOpen>> {
	const visit = {
		templateHash: hashOf(templateBytes(intent.template), sha256),
		visitDate: intent.visitDate
	};
	return (await tabs()).begin(async () => {
		const { open, next } = sameVisit(await listOfSchool(intent.school.id), visit);
		if (open && !intent.another) return fail({ code: 'already-open', place: open.id, open });
		return begin(intent, next);
	});
}

async function begin(
	intent: StartIntent,
	ordinal: number
): Promise<Result<string, Refusal | StoreProblem>> {
	const id = randomId();
	const started = await pin(intent, ordinal);
	if (!started.ok) return started;
	const bytes = templateBytes(intent.template);
	const author = authorOf(started.value.kind, started.value.inspectors);
	const decided = decideStart(id, started.value, intent.template.inspectors.min, author);
	if (!decided.ok) return decided;
	const store = await getStore();
	const written = await storageLight.follow(
		store.append(decided.value, {
			bytes: [{ hash: hashOf(bytes, sha256), bytes: bufferOf(bytes) }],
			summarise: (events) =>
				summariseInspection(new InspectionFold(id, intent.template, sha256, events))
		})
	);
	if (written.ok) void storageLight.measure();
	return written.ok ? ok(id) : written;
}

/** One visible act: the answers of an inspection begun in the wrong place are read under the new one. */
export async function moveInspection(
	from: OpenInspection,
	intent: StartIntent
): Promise<Result<string, Refusal | StoreProblem>> {
	const id = randomId();
	const started = await pin(intent, from.fold.start?.ordinal ?? 1);
	if (!started.ok) return started;
	const bytes = templateBytes(intent.template);
	const decided = decideMove(from.fold, id, started.value, from.author);
	if (!decided.ok) return decided;
	const store = await getStore();
	const source = { id: from.id, events: from.fold.events };
	const reread = rereadUnder(id, source, new Set(from.fold.eventIds), sha256);
	const written = await storageLight.follow(
		store.append(decided.value, {
			bytes: [{ hash: hashOf(bytes, sha256), bytes: bufferOf(bytes) }],
			summarise: (events) => {
				const target = new InspectionFold(id, intent.template, sha256, [
					...reread,
					...events.filter((event) => event.header.subject.inspection === id)
				]);
				const left = new InspectionFold(from.id, from.fold.template, sha256, [
					...source.events,
					...events.filter((event) => event.header.subject.inspection === from.id)
				]);
				return [...summariseInspection(target), ...summariseInspection(left)];
			}
		})
	);
	return written.ok ? ok(id) : written;
}

async function pin(intent: StartIntent, ordinal: number): Promise<Result<Started, StoreProblem>> {
	const { school, template } = intent;
	const inspectors: Started['inspectors'] = [];
	for (const name of intent.inspectors) {
		const known = people.all.find((person) => person.name === name);
		if (known) inspectors.push({ person: known.id, name });
		else {
			const named = await people.name({ name, duty: '' });
			if (!named.ok) return named;
			inspectors.push({ person: named.value.id, name });
		}
	}
	return ok({
		kind: template.kind,
		school: {
			id: school.id,
			name: school.name,
			area: school.area,
			...(school.code ? { code: school.code } : {}),
			...(school.sample ? { sample: true } : {})
		},
		template: {
			id: template.id,
			version: template.version,
			title: template.title.zh,
			hash: hashOf(templateBytes(template), sha256),
			rulesHash: rulesHash(template, sha256)
		},
		attributes: await withHistory(intent),
		units: intent.units,
		parameters: parameterValues(template.parameters, settings.parameters),
		visitDate: intent.visitDate,
		termStart: settings.termStartFor(intent.visitDate),
		inspectors,
		ordinal
	});
}

/** What earlier inspections on this device tell: whether there was one, and whether it found something 重大. */
async function withHistory({ school, attributes, visitDate }: StartIntent): Promise<Attributes> {
	const earlier = (await listOfSchool(school.id)).filter(
		(one) => one.visitDate < visitDate && one.state === 'sealed'
	);
	// None on this device proves nothing: another phone may have been there.
	if (earlier.length === 0) return attributes;
	return {
		...attributes,
		has_previous: true,
		...(earlier.some((one) => one.major > 0) ? { has_major: true } : {})
	};
}

async function listOfSchool(school: string): Promise<InspectionSummary[]> {
	const store = await getStore();
	const listed = await store.listed(inspectionsOfSchool(school));
	return listed.map((summary) => summary.value as InspectionSummary);
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
	bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
