/**
 * 复发雷达: what fails at many schools of a county in one season (普遍性), and what fails again at one school (屡查屡犯). Of sealed
 * visits only. Each hit names its numerator, its denominator and the failures behind it.
 */
import type { Season } from '../inspection/season';
import { itemAt, markOf, rowsOf } from './marks';
import { isVisit, type Tally } from './tally';
import type { Thresholds } from './thresholds';

/** A failed answer: where its finding is (`findingId` of inspection, item and unit). */
export interface Failure {
	inspection: string;
	school: string;
	season: Season;
	item: string;
	unit: string;
	major: boolean;
}

/** How one item stands in one county and season: it failed at `failing` of `judged` schools. */
export interface ItemFigures {
	item: string;
	/** Schools at which it was judged 合格 or 不合格 in some visit of the season. */
	judged: number;
	/** Schools at which it failed in some visit of the season. */
	failing: number;
	failures: Failure[];
}

export interface CommonHit extends ItemFigures {
	area: string;
	season: Season;
}

/** An item that fails again at one school for the same unit: in `failing` of `judged` seasons. */
export interface RepeatHit {
	school: string;
	schoolName: string;
	area: string;
	item: string;
	unit: string;
	/** Ascending. */
	failing: Season[];
	/** In which it was judged 合格 or 不合格, ascending. */
	judged: Season[];
	failures: Failure[];
}

const [PASS, FAIL, MAJOR] = [...'pfF'].map((letter) => letter.charCodeAt(0));

/** What is counted of one text of letters: by the place in it. `…At` is the last school that was counted there. */
interface Counted {
	judged: number[];
	judgedAt: number[];
	failing: number[];
	failingAt: number[];
}

/** By item, of the tallies of one county and season, in any order. */
export function figuresOf(tallies: readonly Tally[]): Map<string, ItemFigures> {
	const visits = tallies.filter(isVisit).sort((a, b) => (a.school < b.school ? -1 : 1));
	const counted = new Map<string, Counted>();
	const failures = new Map<string, Failure[]>();
	let number = 0;
	let school: string | undefined;
	for (const tally of visits) {
		// Several visits or several vehicles of one school count it once.
		if (tally.school !== school) number++;
		school = tally.school;
		for (const [unit, key, letters] of rowsOf(tally.marks)) {
			let of = counted.get(key);
			if (!of) counted.set(key, (of = { judged: [], judgedAt: [], failing: [], failingAt: [] }));
			for (let at = 0; at < letters.length; at++) {
				const letter = letters.charCodeAt(at);
				if (letter !== PASS && letter !== FAIL && letter !== MAJOR) continue;
				if (of.judgedAt[at] !== number) {
					of.judgedAt[at] = number;
					of.judged[at] = (of.judged[at] ?? 0) + 1;
				}
				if (letter === PASS) continue;
				if (of.failingAt[at] !== number) {
					of.failingAt[at] = number;
					of.failing[at] = (of.failing[at] ?? 0) + 1;
				}
				const failure = failureOf(tally, itemAt(key, at), unit, letter === MAJOR);
				const known = failures.get(failure.item);
				if (known) known.push(failure);
				else failures.set(failure.item, [failure]);
			}
		}
	}
	const figures = new Map<string, ItemFigures>();
	for (const [key, { judged, failing }] of counted)
		judged.forEach((schools, at) => {
			const item = itemAt(key, at);
			figures.set(item, {
				item,
				judged: schools,
				failing: failing[at] ?? 0,
				failures: failures.get(item) ?? []
			});
		});
	return figures;
}

/** Whether so many schools fail it that it is common. By whole numbers, so that the edge is the same everywhere. */
export const isCommon = (
	{ judged, failing }: Pick<ItemFigures, 'judged' | 'failing'>,
	{ share, schools }: Thresholds
): boolean => failing >= schools && failing * 100 >= share * judged;

/** Those of one county and season that are common: the largest share first, then where more schools fail. */
export function commonHits(
	figures: Iterable<ItemFigures>,
	{ area, season }: { area: string; season: Season },
	thresholds: Thresholds
): CommonHit[] {
	return [...figures]
		.filter((one) => isCommon(one, thresholds))
		.map((one) => ({ ...one, area, season }))
		.sort(
			(a, b) =>
				b.failing * a.judged - a.failing * b.judged ||
				b.failing - a.failing ||
				(a.item < b.item ? -1 : 1)
		);
}

/** What fails again at one school. `tallies`: all of that school, in any order. */
export function repeatHits(tallies: readonly Tally[], { seasons }: Thresholds): RepeatHit[] {
	const visits = tallies.filter(isVisit).sort((a, b) => (a.visitDate < b.visitDate ? -1 : 1));
	const failures = new Map<string, Failure[]>();
	for (const tally of visits)
		for (const failure of failuresOf(tally)) {
			const key = `${failure.item}|${failure.unit}`;
			const known = failures.get(key);
			if (known) known.push(failure);
			else failures.set(key, [failure]);
		}
	const hits: RepeatHit[] = [];
	for (const behind of failures.values()) {
		const failing = [...new Set(behind.map(({ season }) => season))].sort();
		const newest = visits.at(-1);
		const [first] = behind;
		if (failing.length < seasons || !newest || !first) continue;
		const { item, unit } = first;
		hits.push({
			school: newest.school,
			schoolName: newest.schoolName,
			area: newest.area,
			item,
			unit,
			failing,
			judged: judgedIn(visits, item, unit),
			failures: behind
		});
	}
	return hits;
}

/** Seasons in which one item was judged at one school for one unit, ascending. `visits`: of that school. */
function judgedIn(visits: readonly Tally[], item: string, unit: string): Season[] {
	const seasons = visits.flatMap(({ marks, season }) => {
		const mark = markOf(marks, item, unit);
		return mark === 'p' || mark === 'f' || mark === 'F' ? [season] : [];
	});
	return [...new Set(seasons)].sort();
}

/** Every failed answer of one inspection. */
export function failuresOf(tally: Tally): Failure[] {
	const failures: Failure[] = [];
	for (const [unit, key, letters] of rowsOf(tally.marks))
		for (let at = 0; at < letters.length; at++) {
			const letter = letters.charCodeAt(at);
			if (letter === FAIL || letter === MAJOR)
				failures.push(failureOf(tally, itemAt(key, at), unit, letter === MAJOR));
		}
	return failures;
}

const failureOf = (
	{ inspection, school, season }: Tally,
	item: string,
	unit: string,
	major: boolean
): Failure => ({ inspection, school, season, item, unit, major });
