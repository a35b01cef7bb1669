/** Views are folds over events: here they are thrown away and made again. */
import type { SignedEvent } from './event';
import { ok, type Result } from '../result';
import type { EventStore, Summary } from './store';
import type { StoreProblem } from './store-problem';

export interface Rebuilt {
	groups: number;
	/** Groups whose stored summary was absent, different, or no longer follows from any event. */
	repaired: string[];
}

/**
 * Recomputes every summary from the events and, where a stored one differs, replaces those of the same kinds.
 * `summariseGroup` sees all events of a group, by device and seq, and must be pure.
 */
export async function rebuild(
	store: EventStore,
	summariseGroup: (group: string, events: SignedEvent[]) => Summary[]
): Promise<Result<Rebuilt, StoreProblem>> {
	const fresh = new Map<string, Summary>();
	let groups = 0;
	for await (const { group, events } of store.everything()) {
		groups++;
		for (const summary of summariseGroup(group, events)) fresh.set(summary.group, summary);
	}
	const kinds = [...new Set([...fresh.values()].map((summary) => summary.kind))];
	const stored = new Map<string, Summary>();
	for (const kind of kinds)
		for (const summary of await store.summaries(kind)) stored.set(summary.group, summary);

	const repaired = [...new Set([...fresh.keys(), ...stored.keys()])].filter(
		(group) => textOf(fresh.get(group)) !== textOf(stored.get(group))
	);
	if (repaired.length > 0) {
		const written = await store.writeSummaries([...fresh.values()], { removeKinds: kinds });
		if (!written.ok) return written;
	}
	return ok({ groups, repaired: repaired.sort() });
}

/** Not canonical JSON: a summary may hold a rate. Members are sorted, since their order says nothing. */
const textOf = (summary: Summary | undefined): string =>
	summary
		? JSON.stringify([summary.kind, summary.value, summary.lists], (_, part: unknown) =>
				part !== null && typeof part === 'object' && !Array.isArray(part)
					? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
					: part
			)
		: '';
