/** The roster as the list shows it, from the summaries; follows what other tabs write. */
import { schoolIndex, type SchoolIndex } from '$lib/core/school/search';
import { SCHOOL_SUMMARY, type SchoolSummary } from '$lib/core/school/summary';
import { getStore } from '../wiring';
import { following } from './following';
import { indexSchools } from './pinyin';

const collator = new Intl.Collator('zh-CN', { numeric: true });

export class RosterList {
	/** By county, then name; those taken out too. */
	all: SchoolSummary[] = $state.raw([]);
	loaded = $state(false);
	query = $state('');
	/** 6-digit code; empty: all. */
	county = $state('');
	stage = $state('');
	/** Shows those that were taken out instead. */
	removed = $state(false);
	#pinyin: SchoolIndex | undefined = $state.raw();
	#searching = false;

	readonly #byId = $derived(new Map(this.all.map((school) => [school.id, school])));
	/** Finds by name, code and town until the dictionary is there, or where it cannot be fetched. */
	readonly #plain = $derived(schoolIndex(this.all, () => []));
	/** In the roster, and taken out of it. */
	readonly kept = $derived(this.all.filter((school) => !school.removed).length);
	readonly gone = $derived(this.all.length - this.kept);

	readonly found: SchoolSummary[] = $derived.by(() => {
		const ids = this.query.trim() ? (this.#pinyin ?? this.#plain).find(this.query) : undefined;
		const ranked = ids?.map((id) => this.#byId.get(id)).filter((one) => one !== undefined);
		return (ranked ?? this.all).filter(
			(school) =>
				school.removed === this.removed &&
				(!this.county || school.area === this.county) &&
				(!this.stage || school.stage === this.stage)
		);
	});

	/** Returns how to stop following. */
	start(): () => void {
		return following(
			() => this.#load(),
			({ header }) => header.subject.school !== undefined
		);
	}

	/** Somebody is about to search: fetches the dictionary of pinyin. */
	async prepareSearch(): Promise<void> {
		this.#searching = true;
		if (this.#pinyin) return;
		const all = this.all;
		try {
			const index = await indexSchools(all);
			// The roster may have changed meanwhile; then a newer index is on its way.
			if (this.all === all) this.#pinyin = index;
		} catch {
			// Not fetched, e.g. before the app is ready for offline use: the other ways to search remain.
		}
	}

	async #load(): Promise<void> {
		const store = await getStore();
		this.all = (await store.summaries(SCHOOL_SUMMARY))
			.map((summary) => summary.value as SchoolSummary)
			.sort((a, b) =>
				a.area === b.area ? collator.compare(a.name, b.name) : a.area < b.area ? -1 : 1
			);
		this.#pinyin = undefined;
		this.loaded = true;
		if (this.#searching) void this.prepareSearch();
	}
}
