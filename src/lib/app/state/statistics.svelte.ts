/** What the radar shows: read once, counted in slices for the season and county that are chosen. */
import { findingId } from '$lib/core/finding/finding';
import type { Season } from '$lib/core/inspection/season';
import { figuresSince, type SeasonFigures } from '$lib/core/statistics/figures-since';
import {
	commonHits,
	figuresOf,
	repeatHits,
	type CommonHit,
	type Failure,
	type RepeatHit
} from '$lib/core/statistics/radar';
import { GapsOfSchools, type Gaps } from '$lib/core/statistics/self-check-gap';
import {
	mayActOnSystemic,
	SYSTEMIC_SUMMARY,
	type SystemicRow
} from '$lib/core/statistics/systemic';
import type { SystemicRaised } from '$lib/core/statistics/systemic-payloads';
import { isVisit, type Tally } from '$lib/core/statistics/tally';
import { thresholdsFrom } from '$lib/core/statistics/thresholds';
import { Sums, type SumKey } from '$lib/core/statistics/totals';
import { getStore, sha256 } from '../wiring';
import { following } from './following';
import { inSlices } from './in-slices';
import { ItemTitles } from './item-titles.svelte';
import { people } from './people.svelte';
import { settings } from './settings.svelte';
import { readTallies } from './tallies';

/** What is counted: one at a time is on screen. */
export type Pane = 'common' | 'repeat' | 'gap' | 'sums';

export type Hit = ({ kind: 'common' } & CommonHit) | ({ kind: 'repeat' } & RepeatHit);

export class Statistics {
	readonly titles = new ItemTitles();
	readonly thresholds = thresholdsFrom(settings.parameters);
	/** Newest first; empty until `loaded`. */
	seasons: Season[] = $state.raw([]);
	season: Season = $state('');
	/** 6-digit code; empty: all. */
	county = $state('');
	pane: Pane = $state('common');
	by: SumKey = $state('area');
	/** Whose answers are summed: inspectors' or schools' own. */
	ownSums = $state(false);
	loaded = $state(false);
	/** Nothing is counted any more for what is chosen. */
	counted = $state(false);
	common: CommonHit[] = $state.raw([]);
	repeats: RepeatHit[] = $state.raw([]);
	gaps: Gaps | undefined = $state.raw();
	sums: Sums | undefined = $state.raw();
	rows: SystemicRow[] = $state.raw([]);
	readonly #raised = $derived(
		new Set(this.rows.map(({ scope, item, season }) => raisedKey(scope, item, season)))
	);
	#tallies: Tally[] = [];
	#byId = new Map<string, Tally>();
	#names = new Map<string, string>();
	#turn = 0;
	#reading = 0;

	/** Returns how to stop following. */
	start(): () => void {
		const stops = [
			following(
				() => this.#load(),
				({ header }) => header.subject.field === 'seal'
			),
			following(
				() => this.#loadRows(),
				({ header }) => header.subject.systemic !== undefined
			)
		];
		return () => stops.forEach((stop) => stop());
	}

	/** Whether this sitting's role may raise and act. */
	get mayAct(): boolean {
		return mayActOnSystemic(people.role);
	}

	/** Counts anew for another choice. */
	choose(choice: Partial<Pick<Statistics, 'season' | 'county' | 'pane' | 'by' | 'ownSums'>>): void {
		Object.assign(this, choice);
		void this.#count();
	}

	get #seasonTallies(): Tally[] {
		return this.#tallies.filter((tally) => tally.season === this.season && this.#isHere(tally));
	}

	schoolName(school: string): string {
		return this.#names.get(school) ?? school;
	}

	/** Figures of the seasons after it was raised. */
	since(row: SystemicRow): SeasonFigures[] {
		return figuresSince(row, this.#tallies);
	}

	/** What raising a hit pins. */
	raisedOf(hit: Hit): SystemicRaised {
		const figures =
			hit.kind === 'common'
				? { failing: hit.failing, judged: hit.judged }
				: { failing: hit.failing.length, judged: hit.judged.length };
		return {
			scope: scopeOf(hit),
			item: hit.item,
			title: this.titles.of(hit.item),
			season: this.season,
			figures,
			thresholds: this.thresholds,
			findings: hit.failures.map(({ inspection, item, unit }) =>
				findingId(inspection, item, unit, sha256)
			)
		};
	}

	/** Whether somebody raised it in this season. Asked of hundreds at once: by what its id is made of, and not by the id. */
	isRaised(hit: Hit): boolean {
		return this.#raised.has(raisedKey(scopeOf(hit), hit.item, this.season));
	}

	#isHere = ({ area }: { area: string }): boolean => !this.county || area === this.county;

	async #load(): Promise<void> {
		const reading = ++this.#reading;
		const tallies = await readTallies(await getStore());
		if (reading !== this.#reading) return;
		this.#tallies = tallies;
		this.#byId = new Map(tallies.map((tally) => [tally.inspection, tally]));
		this.#names = new Map(tallies.map(({ school, schoolName }) => [school, schoolName]));
		this.seasons = [...new Set(tallies.map(({ season }) => season))].sort().reverse();
		if (!this.seasons.includes(this.season)) this.season = this.seasons[0] ?? '';
		this.loaded = true;
		await this.#count();
	}

	async #loadRows(): Promise<void> {
		const read = await (await getStore()).summaries(SYSTEMIC_SUMMARY);
		this.rows = read
			.map(({ value }) => value as SystemicRow)
			.sort((a, b) =>
				a.season === b.season ? (a.item < b.item ? -1 : 1) : a.season < b.season ? 1 : -1
			);
	}

	async #count(): Promise<void> {
		if (!this.loaded) return;
		const turn = ++this.#turn;
		const stopped = () => turn !== this.#turn;
		this.counted = false;
		const counts = {
			common: () => this.#countCommon(stopped),
			repeat: () => this.#countRepeats(stopped),
			gap: () => this.#countGaps(stopped),
			sums: () => this.#countSums(stopped)
		};
		await counts[this.pane]();
		if (!stopped()) this.counted = true;
	}

	async #countCommon(stopped: () => boolean): Promise<void> {
		const { season } = this;
		const hits: CommonHit[] = [];
		const counties = grouped(this.#seasonTallies, ({ area }) => area);
		const done = await inSlices(
			counties,
			([area, tallies]) => {
				const figures = figuresOf(tallies).values();
				hits.push(...commonHits(figures, { area, season }, this.thresholds));
			},
			stopped
		);
		if (done) this.common = hits;
		this.#wantTitles(hits.flatMap(({ failures }) => failures.slice(0, 1)));
	}

	/** Those that failed in the season that is chosen; they lie behind it too. */
	async #countRepeats(stopped: () => boolean): Promise<void> {
		const hits: RepeatHit[] = [];
		const past = this.#tallies.filter(
			(tally) => tally.season <= this.season && this.#isHere(tally)
		);
		const done = await inSlices(
			grouped(past, ({ school }) => school).values(),
			(tallies) => hits.push(...repeatHits(tallies, this.thresholds)),
			stopped
		);
		if (!done) return;
		this.repeats = hits
			.filter(({ failing }) => failing.at(-1) === this.season)
			.sort((a, b) => b.failing.length - a.failing.length || (a.item < b.item ? -1 : 1));
		this.#wantTitles(this.repeats.flatMap(({ failures }) => failures.slice(0, 1)));
	}

	async #countGaps(stopped: () => boolean): Promise<void> {
		const schools = grouped(this.#seasonTallies, ({ school }) => school);
		const gaps = new GapsOfSchools(this.season);
		if (!(await inSlices(schools.values(), (tallies) => gaps.add(tallies), stopped))) return;
		this.gaps = gaps.all;
		this.#wantTitles(this.gaps.missed.map(({ visit, item }) => ({ inspection: visit, item })));
	}

	async #countSums(stopped: () => boolean): Promise<void> {
		const sums = new Sums(this.by);
		// Seasons are compared with each other, everything else within one.
		const counted = (this.by === 'season' ? this.#tallies : this.#seasonTallies).filter(
			(tally) => this.#isHere(tally) && (this.ownSums ? tally.kind === 'selfCheck' : isVisit(tally))
		);
		if (!(await inSlices(counted, (tally) => sums.add(tally), stopped))) return;
		this.sums = sums;
		if (this.by === 'item')
			for (const item of sums.parts.keys()) void this.titles.want(item, counted[0]?.template);
	}

	#wantTitles(of: Pick<Failure, 'inspection' | 'item'>[]): void {
		for (const { inspection, item } of of)
			void this.titles.want(item, this.#byId.get(inspection)?.template);
	}
}

const scopeOf = (hit: Hit): SystemicRaised['scope'] =>
	hit.kind === 'common'
		? { kind: 'county', area: hit.area }
		: {
				kind: 'school',
				area: hit.area,
				school: hit.school,
				schoolName: hit.schoolName,
				unit: hit.unit
			};

const raisedKey = (scope: SystemicRaised['scope'], item: string, season: Season): string =>
	[scope.kind === 'county' ? scope.area : `${scope.school} ${scope.unit}`, item, season].join(' ');

function grouped(all: readonly Tally[], keyOf: (tally: Tally) => string): Map<string, Tally[]> {
	const groups = new Map<string, Tally[]>();
	for (const tally of all) {
		const group = groups.get(keyOf(tally));
		if (group) group.push(tally);
		else groups.set(keyOf(tally), [tally]);
	}
	return groups;
}
