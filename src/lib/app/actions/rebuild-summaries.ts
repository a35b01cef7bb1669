/** List entries of groups whose events came from elsewhere: made anew from everything that is here. */
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore, Summary } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Hash } from '$lib/core/events/ids';
import { summariseInspection } from '$lib/core/inspection/summarise';
import { summariseLooks } from '$lib/core/inspection/summarise-looks';
import { groupOf } from '$lib/core/events/subject';
import { inspectionGroup } from '$lib/core/inspection/summary';
import { ok, type Result } from '$lib/core/result';
import { foldSchool } from '$lib/core/school/fold';
import { summariseSchool } from '$lib/core/school/summary';
import { summariseSystemic } from '$lib/core/statistics/systemic';
import { checkTemplate } from '$lib/core/template/check';
import { ledgerEntries, livesOf } from '../state/ledger-entries';
import { summariseTemplate } from '../state/library';
import { summarisePerson } from '../state/person-summary';
import { sha256 } from '../wiring';
import { foldInspection } from './open-inspection';

/** Written together. */
const AT_ONCE = 50;

/** Resolves with the groups that could not be read and therefore stand in no list. */
export async function rebuildSummaries(
	store: EventStore,
	groups: Iterable<string>
): Promise<Result<string[], StoreProblem>> {
	const unread = new Set<string>();
	const waiting = new Set(groups);
	const begun = new Set<string>();
	// What somebody answers meanwhile is not in what was read before: read once more.
	const stop = store.listen((events) => {
		for (const { header } of events) {
			const group = groupOf(header.subject);
			if (begun.has(group)) waiting.add(group);
		}
		for (const group of inspectionsNamed(events)) if (begun.has(group)) waiting.add(group);
	});
	try {
		while (waiting.size > 0) {
			const summaries: Summary[] = [];
			const listed = [...waiting].slice(0, AT_ONCE);
			for (const group of listed) {
				waiting.delete(group);
				begun.add(group);
				try {
					const read = await summariesOf(store, group);
					summaries.push(...read.summaries);
					unread.delete(group);
					if (read.also && !begun.has(read.also)) waiting.add(read.also);
				} catch {
					// Events of a file may hold anything: one that no fold can bear must not keep the others out of the lists.
					unread.add(group);
				}
			}
			const written = await store.writeSummaries(summaries, { listed });
			if (!written.ok) return written;
		}
		return ok([...unread]);
	} finally {
		stop();
	}
}

/** What lists show of any group; `also` is a group whose list entry depends on this one. */
async function summariesOf(
	store: EventStore,
	group: string
): Promise<{ summaries: Summary[]; also?: string }> {
	const [kind, id] = [group.slice(0, group.indexOf(':')), group.slice(group.indexOf(':') + 1)];
	if (kind === 'inspection') {
		const folded = await foldInspection(store, id);
		// Its checklist has not arrived, or its start: nothing to show yet.
		if (!folded.ok) return { summaries: [] };
		const { movedTo } = folded.value;
		const lives = await livesOf(store, folded.value);
		return {
			summaries: [
				...summariseInspection(folded.value),
				...summariseLooks(folded.value),
				...ledgerEntries(folded.value, lives)
			],
			...(movedTo ? { also: inspectionGroup(movedTo) } : {})
		};
	}
	if (kind === 'template') return { summaries: await templateSummary(store, id as Hash) };
	const events: SignedEvent[] = await store.eventsOf(group);
	if (kind === 'finding') {
		// Its row is one of the inspection's: read together, since several findings of one inspection come at once.
		const [also] = inspectionsNamed(events);
		return { summaries: [], ...(also ? { also } : {}) };
	}
	if (kind === 'person') return { summaries: summarisePerson(id, events) };
	if (kind === 'systemic') return { summaries: summariseSystemic(id, events, sha256) };
	const school = kind === 'school' ? foldSchool(id, events) : undefined;
	return { summaries: school ? [summariseSchool(school)] : [] };
}

/** Groups of the inspections whose findings these events are about. */
function inspectionsNamed(events: readonly SignedEvent[]): Set<string> {
	const groups = new Set<string>();
	for (const { header, body } of events) {
		const named = (body?.payload as { inspection?: unknown } | undefined)?.inspection;
		if (!header.subject.inspection && header.subject.finding && typeof named === 'string')
			groups.add(inspectionGroup(named));
	}
	return groups;
}

/** From its bytes and not from what the event says of it, and checked like any file, since any file is what it came in. */
async function templateSummary(store: EventStore, hash: Hash): Promise<Summary[]> {
	const bytes = await store.bytes(hash);
	if (!bytes) return [];
	const checked = checkTemplate(JSON.parse(new TextDecoder().decode(bytes)), { file: hash });
	return checked.ok ? [summariseTemplate(checked.value, hash)] : [];
}
