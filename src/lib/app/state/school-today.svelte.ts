/** What a school's safety officer finds under 今日: the self-check, and what the school must put right. */
import { groupOf } from '$lib/core/events/subject';
import type { EventStore } from '$lib/core/events/store';
import { findingsOfSchool, type LedgerRow } from '$lib/core/finding/ledger-row';
import { inspectionsOfSchool, type InspectionSummary } from '$lib/core/inspection/summary';
import { ROSTER, type SchoolSummary } from '$lib/core/school/summary';
import { getStore } from '../wiring';
import { following } from './following';
import { ownSchool } from './own-school.svelte';

export class SchoolToday {
	school: SchoolSummary | undefined = $state.raw();
	/** A self-check that was begun and not sealed. */
	draft: InspectionSummary | undefined = $state.raw();
	/** The newest that was sealed. */
	last: InspectionSummary | undefined = $state.raw();
	loaded = $state(false);
	#rows: LedgerRow[] = $state.raw([]);
	#turn = 0;

	/** The school must act, what is due first; found by an inspection. */
	readonly toPutRight: LedgerRow[] = $derived(
		this.#mine.filter(({ filed }) => filed.kind !== 'selfCheck')
	);
	/** The same of what the school found itself. */
	readonly ownToPutRight: LedgerRow[] = $derived(
		this.#mine.filter(({ filed }) => filed.kind === 'selfCheck')
	);
	/** Reported, and waiting for the inspecting side. */
	readonly waiting: number = $derived(
		this.#rows.filter(({ life }) => life.state === 'toRecheck').length
	);

	get #mine(): LedgerRow[] {
		const day = ({ life }: LedgerRow): string => life.next?.by || '9999';
		return this.#rows
			.filter(({ life }) => life.next?.who === 'school')
			.sort((a, b) => (day(a) < day(b) ? -1 : 1));
	}

	/** Returns how to stop following. */
	start(): () => void {
		return following(() => this.#load());
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		const store = await getStore();
		const school = await findOwn(store);
		const [inspections, rows] = school
			? await Promise.all([
					store.listed(inspectionsOfSchool(school.id)),
					store.listed(findingsOfSchool(school.id))
				])
			: [[], []];
		if (turn !== this.#turn) return;
		const own = inspections
			.map(({ value }) => value as InspectionSummary)
			.filter(({ kind }) => kind === 'selfCheck');
		this.school = school;
		this.draft = own.find(({ state }) => state === 'open' || state === 'reopened');
		this.last = own.find(({ state }) => state === 'sealed');
		this.#rows = rows.map(({ value }) => value as LedgerRow);
		this.loaded = true;
	}
}

/** The one that was chosen; on a roster of one school it is that one. */
async function findOwn(store: EventStore): Promise<SchoolSummary | undefined> {
	if (ownSchool.id) {
		const summary = await store.summary(groupOf({ school: ownSchool.id }));
		if (summary) return summary.value as SchoolSummary;
	}
	const [only, another] = await store.listed(ROSTER, 2);
	return only && !another ? (only.value as SchoolSummary) : undefined;
}
