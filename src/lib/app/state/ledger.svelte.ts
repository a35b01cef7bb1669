/** The ledger as its screen shows it: every row of this device, narrowed, in order and under headings; follows what is written. */
import { SvelteSet } from 'svelte/reactivity';
import type { SignedEvent } from '$lib/core/events/event';
import type { EventStore, Summary } from '$lib/core/events/store';
import {
	DUE_FINDINGS,
	findingGroup,
	FINDING_SUMMARY,
	type LedgerRow
} from '$lib/core/finding/ledger-row';
import { ledgerEntry, type LedgerEntry } from '$lib/core/finding/ledger/ledger-entry';
import {
	isGroup,
	ledgerLines,
	ownerOf,
	sortEntries,
	type LedgerLine
} from '$lib/core/finding/ledger/ledger-lines';
import {
	findEntries,
	noQuery,
	type Found,
	type LedgerQuery
} from '$lib/core/finding/ledger/ledger-query';
import { LetterTable, type Finds } from '$lib/core/finding/ledger/letters';
import { seasonOf } from '$lib/core/inspection/season';
import { dayOf } from '../messages/day';
import { getStore } from '../wiring';
import { nextTask } from './in-slices';

/** Rows read in one go: a quarter of the time that a page may be held up, on a phone four times slower than a desk. */
const PAGE = 500;
/** More than a window of a desk shows, read before everything else. */
const FIRST = 80;
const collator = new Intl.Collator('zh-CN', { numeric: true });

export class Ledger {
	#all: LedgerEntry[] = $state.raw([]);
	/** In order before it is narrowed: a letter typed in the search puts nothing in order again. */
	#ordered: LedgerEntry[] = $state.raw([]);
	#loaded = $state(false);
	#finds: Finds | undefined = $state.raw();
	#query: LedgerQuery = $state.raw(noQuery);
	/** Ids of rows that something is to be done to together. */
	readonly chosen = new SvelteSet<string>();
	readonly #letters = new LetterTable();
	#loading = false;
	#searching = false;
	/** Every row was read. */
	#complete = false;
	#turn = 0;
	#arranged = 0;

	/** Day in Asia/Shanghai; of the moment at which the screen was opened. */
	readonly today = dayOf(new Date());
	/** The season of today. */
	readonly season = seasonOf(this.today);

	readonly found: Found = $derived(
		findEntries(this.#ordered, this.#query, this.today, this.#finds)
	);
	/** Rows and headings from top to bottom. */
	readonly lines: readonly LedgerLine[] = $derived(
		ledgerLines(this.found.entries, this.#query.group, this.today, collator.compare)
	);
	readonly #byId = $derived(new Map(this.#all.map((entry) => [entry.id, entry])));
	/** What can be narrowed to: what there is. */
	readonly schools: { id: string; name: string }[] = $derived(schoolsOf(this.#all));
	readonly owners: string[] = $derived(distinct(this.#all.map(ownerOf)).sort(collator.compare));
	readonly areas: string[] = $derived(distinct(this.#all.map(({ area }) => area)).sort());
	readonly sections: string[] = $derived(distinct(this.#all.map(({ section }) => section)));
	/** Newest first. */
	readonly seasons: string[] = $derived(
		distinct(this.#all.map(({ season }) => season))
			.sort()
			.reverse()
	);

	/** False until every row was read: nothing is said about emptiness or sums before. */
	get loaded(): boolean {
		return this.#loaded;
	}
	/**
	 * Whether the rows that were found can be looked at. While most are still being read they are the first of those that
	 * will be there, provided that the most urgent stand first.
	 */
	get begun(): boolean {
		const { sort, down, group, own } = this.#query;
		const urgentFirst = sort === noQuery.sort && down === noQuery.down && !group && !own;
		return this.#loaded || (urgentFirst && this.found.entries.length > 0);
	}
	/** Rows on this device, 自查 and 撤回 too. */
	get size(): number {
		return this.#all.length;
	}
	get query(): LedgerQuery {
		return this.#query;
	}

	entry(id: string): LedgerEntry | undefined {
		return this.#byId.get(id);
	}

	/** Asks something else. What was chosen and is found no longer is let go, so that nothing unseen is changed. */
	ask(change: Partial<LedgerQuery>): void {
		const was = this.#query;
		this.#query = { ...was, ...change };
		this.#forgetUnseen();
		if (this.#query.sort !== was.sort || this.#query.down !== was.down) void this.#arrange();
	}

	toggle(id: string): void {
		if (!this.chosen.delete(id)) this.chosen.add(id);
	}
	/** Every row from one to the other as they stand on the screen. */
	chooseBetween(from: string, to: string): void {
		const { entries } = this;
		const ends = [from, to].map((id) => entries.findIndex((entry) => entry.id === id));
		const [first = -1, last = -1] = ends.sort((a, b) => a - b);
		if (first >= 0) for (const { id } of entries.slice(first, last + 1)) this.chosen.add(id);
	}
	chooseAll(): void {
		for (const { id } of this.found.entries) this.chosen.add(id);
	}

	/** As they stand on the screen, headings aside. */
	get entries(): LedgerEntry[] {
		return this.#query.group
			? this.lines.filter((line): line is LedgerEntry => !isGroup(line))
			: this.found.entries;
	}

	/** Somebody is about to search: fetches the first letters of what there is to be found. */
	async prepareSearch(): Promise<void> {
		this.#searching = true;
		const asked = this.#letters.unknownIn(this.#all);
		if (asked) {
			const { readLetters } = await import('$lib/formats/pinyin/client');
			const read = await readLetters(asked);
			// Not fetched, e.g. before the app is ready for offline use: what is written is found all the same.
			if (!read.ok) return;
			this.#letters.learn(asked, read.value);
		}
		const { finds } = this.#letters;
		// A function of its own each time, so that what waits for the letters is looked for again.
		this.#finds = (word) => finds(word);
	}

	/** Reads, and follows every change. Answers how to stop. */
	start(): () => void {
		let stop: (() => void) | undefined;
		let stopped = false;
		void getStore().then(
			(store) => {
				if (stopped) return;
				stop = store.listen((events) => void this.#follow(store, events));
				void this.#load(store);
			},
			// The frame has said already that there is no storage.
			() => undefined
		);
		return () => {
			stopped = true;
			stop?.();
		};
	}

	/** What was sealed or made anew may be any row; what became of a finding is one, unless everything is being read anyway. */
	async #follow(store: EventStore, events: SignedEvent[]): Promise<void> {
		const subjects = events.map(({ header }) => header.subject);
		if (this.#loading || events.length === 0 || subjects.some(isOfWhole)) return this.#load(store);
		const ids = distinct(subjects.flatMap(({ finding }) => finding ?? []));
		if (ids.length === 0) return;
		const turn = this.#turn;
		const read = await Promise.all(ids.map((id) => store.summary(findingGroup(id))));
		if (turn !== this.#turn) return this.#load(store);
		const changed = new Map(read.flatMap(entriesOf).map((entry) => [entry.id, entry]));
		if (changed.size === 0) return;
		const kept = this.#all.map((entry) => changed.get(entry.id) ?? entry);
		this.#show(kept);
	}

	async #load(store: EventStore): Promise<void> {
		const turn = ++this.#turn;
		this.#loading = true;
		if (!this.#loaded) {
			const first = await store.listed(DUE_FINDINGS, FIRST, 'first');
			if (turn !== this.#turn) return;
			this.#all = first.flatMap(entriesOf);
			await this.#arrange();
		}
		const all: LedgerEntry[] = [];
		let after: string | undefined;
		for (;;) {
			const page = await store.page(`${FINDING_SUMMARY}:`, after, PAGE);
			if (turn !== this.#turn) return;
			for (const summary of page) all.push(...entriesOf(summary));
			if (page.length < PAGE) break;
			after = page.at(-1)?.group;
		}
		this.#loading = false;
		this.#complete = true;
		this.#show(all);
	}

	#show(all: LedgerEntry[]): void {
		this.#all = all;
		void this.#arrange();
		if (this.#searching) void this.prepareSearch();
	}

	/** In order, then on the screen: each a task of its own, so that neither holds the page up. */
	async #arrange(): Promise<void> {
		const turn = ++this.#arranged;
		const ordered = sortEntries(this.#all, this.#query, collator.compare);
		await nextTask();
		if (turn !== this.#arranged) return;
		this.#ordered = ordered;
		this.#loaded = this.#complete;
		this.#forgetUnseen();
	}

	#forgetUnseen(): void {
		if (this.chosen.size === 0) return;
		const seen = new Set(this.found.entries.map(({ id }) => id));
		for (const id of [...this.chosen]) if (!seen.has(id)) this.chosen.delete(id);
	}
}

const entriesOf = (summary: Summary | undefined): LedgerEntry[] =>
	summary?.kind === FINDING_SUMMARY ? [ledgerEntry(summary.value as LedgerRow)] : [];

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].filter(Boolean);

function schoolsOf(all: readonly LedgerEntry[]): { id: string; name: string }[] {
	const names = new Map(all.map(({ schoolId, school }) => [schoolId, school]));
	return [...names]
		.map(([id, name]) => ({ id, name }))
		.sort((a, b) => collator.compare(a.name, b.name));
}

/** Changes any number of rows. */
const isOfWhole = ({ field }: SignedEvent['header']['subject']): boolean =>
	field === 'seal' || field === 'moved';
