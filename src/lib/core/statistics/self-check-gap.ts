/**
 * What schools called 合格 themselves and inspectors did not (自查合格、督查不合格), with the other three outcomes beside it: the four
 * add up to everything that both judged.
 */
import { compareText } from '../events/clock';
import type { Season } from '../inspection/season';
import { itemAt, rowsOf } from './marks';
import { isVisit, type Tally } from './tally';

/** Counts of (item × unit) pairs that both judged 合格 or 不合格; `compared` is the sum of the other four. */
export interface Gap {
	compared: number;
	bothPass: number;
	bothFail: number;
	/** 自查合格、督查不合格. */
	missed: number;
	/** Of `missed`: 重大. */
	missedMajor: number;
	/** 自查不合格、督查合格: found by the school alone, or put right in time. */
	ownOnly: number;
	/** Beside the sum: 不合格 at the visit, and the self-check did not judge it. */
	notJudged: number;
}

/** What one school missed. */
export interface Missed {
	school: string;
	schoolName: string;
	area: string;
	item: string;
	unit: string;
	major: boolean;
	/** Inspections. */
	selfCheck: string;
	visit: string;
}

export interface Gaps {
	total: Gap;
	byItem: Map<string, Gap>;
	bySchool: Map<string, Gap & { schoolName: string; area: string }>;
	/** 重大 first, then by item. */
	missed: Missed[];
	/** Schools with a self-check and a visit after it. */
	schools: number;
}

const noGap = (): Gap => ({
	compared: 0,
	bothPass: 0,
	bothFail: 0,
	missed: 0,
	missedMajor: 0,
	ownOnly: 0,
	notJudged: 0
});

/**
 * Of one season, school by school, so that many can be compared in slices. A school's first visit that has a self-check before
 * it is held against the last such self-check; others are compared with nothing.
 */
export class GapsOfSchools {
	readonly season: Season;
	/** Those of `byItem` by the text that their letters stand in, then by their place in it: asked for at every letter. */
	readonly #ofTexts = new Map<string, Gap[]>();
	readonly #gaps: Gaps = {
		total: noGap(),
		byItem: new Map(),
		bySchool: new Map(),
		missed: [],
		schools: 0
	};

	constructor(season: Season) {
		this.season = season;
	}

	/** All of one school, in any order. */
	add(tallies: readonly Tally[]): void {
		const pair = pairOf(
			// What was moved away says nothing, and stands before no visit.
			tallies.filter(({ season, marks }) => season === this.season && Object.keys(marks).length > 0)
		);
		if (pair) this.#compare(pair);
	}

	#compare({ selfCheck, visit }: Compared): void {
		const { school, schoolName, area } = visit;
		const ofSchool = { ...noGap(), schoolName, area };
		this.#gaps.schools++;
		this.#gaps.bySchool.set(school, ofSchool);
		for (const [unit, key, letters] of rowsOf(visit.marks)) {
			const own = selfCheck.marks[unit]?.[key] ?? '';
			let ofText = this.#ofTexts.get(key);
			if (!ofText) this.#ofTexts.set(key, (ofText = []));
			for (let at = 0; at < letters.length; at++) {
				const outcome = outcomeOf(letters[at], own[at]);
				if (!outcome) continue;
				const major = letters[at] === 'F';
				count(this.#gaps.total, outcome, major);
				count(ofSchool, outcome, major);
				count((ofText[at] ??= this.#ofItem(itemAt(key, at))), outcome, major);
				if (outcome === 'missed')
					this.#gaps.missed.push({
						school,
						schoolName,
						area,
						item: itemAt(key, at),
						unit,
						major,
						selfCheck: selfCheck.inspection,
						visit: visit.inspection
					});
			}
		}
	}

	#ofItem(item: string): Gap {
		let gap = this.#gaps.byItem.get(item);
		if (!gap) this.#gaps.byItem.set(item, (gap = noGap()));
		return gap;
	}

	get all(): Gaps {
		const missed = [...this.#gaps.missed].sort(
			(a, b) =>
				Number(b.major) - Number(a.major) ||
				compareText(a.item, b.item) ||
				compareText(a.schoolName, b.schoolName)
		);
		return { ...this.#gaps, missed };
	}
}

interface Compared {
	selfCheck: Tally;
	visit: Tally;
}

function pairOf(tallies: readonly Tally[]): Compared | undefined {
	const byDay = [...tallies].sort((a, b) => compareText(a.visitDate, b.visitDate));
	for (const visit of byDay) {
		if (!isVisit(visit)) continue;
		const selfCheck = byDay.findLast(
			({ kind, visitDate }) => kind === 'selfCheck' && visitDate <= visit.visitDate
		);
		if (selfCheck) return { selfCheck, visit };
	}
	return undefined;
}

type Outcome = 'bothPass' | 'bothFail' | 'missed' | 'ownOnly' | 'notJudged';

function count(gap: Gap, outcome: Outcome, major: boolean): void {
	gap[outcome]++;
	if (outcome !== 'notJudged') gap.compared++;
	if (outcome === 'missed' && major) gap.missedMajor++;
}

/** By letters; what neither judged, or was not due, is no outcome. */
function outcomeOf(seen: string | undefined, own: string | undefined): Outcome | undefined {
	const seenFail = seen === 'f' || seen === 'F';
	if (!seenFail && seen !== 'p') return undefined;
	if (own === 'p') return seenFail ? 'missed' : 'bothPass';
	if (own === 'f' || own === 'F') return seenFail ? 'bothFail' : 'ownOnly';
	return seenFail ? 'notJudged' : undefined;
}
