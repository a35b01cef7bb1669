/** Steps in the lives of findings: a report, a recheck, an extension. Several findings are written together or not at all. */
import type { Author, EventDraft, SignedEvent } from '$lib/core/events/event';
import type { StoredBytes } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import { decideStep, type StepIntent, type StepRefusal } from '$lib/core/finding/decide-step';
import { ledgerRow, summariseRow } from '$lib/core/finding/ledger-row';
import { findingOnScreen } from '$lib/core/finding/life';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { people } from '../state/people.svelte';
import { readFinding, type ReadFinding } from '../state/read-finding';
import { storageLight } from '../state/storage-light.svelte';
import { getStore, sha256 } from '../wiring';

export interface FindingStep {
	/** Id. */
	finding: string;
	intent: StepIntent;
}

/** `finding-unknown`: not in the ledger of this device. */
export type StepProblem = StepRefusal | Problem<'finding-unknown'> | StoreProblem;

export interface StepOptions {
	/** In whose name; by default whoever uses this device. */
	author?: Author;
	/** What the steps name: a handwriting, photos. */
	bytes?: StoredBytes[];
	/** Written in the same append, e.g. photos that a report names. */
	beside?: EventDraft[];
}

/** Refuses all where one is refused: `place` is then the finding. */
export async function takeSteps(
	steps: readonly FindingStep[],
	{ author = people.author, bytes = [], beside = [] }: StepOptions = {}
): Promise<Result<void, StepProblem>> {
	const store = await getStore();
	const heard: SignedEvent[] = [];
	const stop = store.listen((events) => heard.push(...events));
	try {
		const drafts: EventDraft[] = [...beside];
		const known = new Map<string, ReadFinding>();
		for (const { finding, intent } of steps) {
			const read = known.get(finding) ?? (await readFinding(store, finding));
			if (!read) return fail({ code: 'finding-unknown', place: finding });
			known.set(finding, read);
			const screen = findingOnScreen(read.filed, read.events, sha256);
			const decided = decideStep(screen, intent, author);
			if (!decided.ok) return fail({ ...decided.problem, place: finding });
			drafts.push(...decided.value);
		}
		const written = await storageLight.follow(
			store.append(drafts, {
				bytes,
				// What other tabs wrote since is known by then, and belongs into the row.
				summarise: (events) =>
					[...known.values()].map(({ filed, events: before }) =>
						summariseRow(ledgerRow(filed, [...before, ...heard, ...events], sha256))
					)
			})
		);
		return written.ok ? ok(undefined) : written;
	} finally {
		stop();
	}
}
