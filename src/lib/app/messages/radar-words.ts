/** Words of the radar for what is counted. */
import { areaName } from '../state/areas';
import type { Hit } from '../state/statistics.svelte';
import type { SeasonFigures } from '$lib/core/statistics/figures-since';
import type { Problem } from '$lib/core/result';
import type { SystemicRow, SystemicState } from '$lib/core/statistics/systemic';
import { failRate, type Sum, type SumKey } from '$lib/core/statistics/totals';
import * as m from './generated/messages';
import { getLocale } from './generated/runtime';
import { problemText } from './problem';
import { seasonWord } from './season-word';

/** In tenths, by whole numbers, so that equal counts read the same everywhere. */
export function percentText(part: number, of: number): string {
	if (of === 0) return '–';
	const tenths = Math.round((part * 1000) / of);
	return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** 不合格 ÷ (合格 + 不合格), with both. */
export function failRateText(sum: Pick<Sum, 'pass' | 'fail'>): string {
	const { part, of } = failRate(sum);
	return m.radar_rate_of({
		part: countText(part),
		of: countText(of),
		percent: percentText(part, of)
	});
}

export const countText = (count: number): string => count.toLocaleString(getLocale());

const seasonList = (seasons: readonly string[]): string =>
	seasons.map(seasonWord).join(getLocale() === 'en' ? ', ' : '、');

/** Numerator and denominator of a hit. */
export const hitFigures = (hit: Hit): string =>
	hit.kind === 'common'
		? m.radar_of_schools({
				failing: hit.failing,
				judged: hit.judged,
				percent: percentText(hit.failing, hit.judged)
			})
		: m.radar_of_seasons({
				failing: hit.failing.length,
				judged: hit.judged.length,
				seasons: seasonList(hit.failing)
			});

/** Where it is common. */
export const placeText = ({ scope }: SystemicRow): string =>
	scope.kind === 'county' ? areaName(scope.area) : scope.schoolName;

/** As it was when somebody raised it. */
export const raisedFigures = ({ scope, figures, season }: SystemicRow): string =>
	scope.kind === 'county'
		? m.radar_of_schools({ ...figures, percent: percentText(figures.failing, figures.judged) })
		: m.radar_of_seasons({ ...figures, seasons: seasonWord(season) });

export function sinceText({ scope }: SystemicRow, one: SeasonFigures): string {
	const season = seasonWord(one.season);
	if (scope.kind === 'county')
		return m.radar_since_schools({
			season,
			failing: one.failing,
			judged: one.judged,
			percent: percentText(one.failing, one.judged)
		});
	return one.failing > 0 ? m.radar_since_failed({ season }) : m.radar_since_passed({ season });
}

const states: Record<SystemicState, () => string> = {
	raised: m.radar_state_raised,
	acting: m.radar_state_acting,
	done: m.radar_state_done,
	dismissed: m.radar_state_dismissed
};
export const systemicStateText = (state: SystemicState): string => states[state]();

const keys: Record<SumKey, () => string> = {
	item: m.radar_by_item,
	school: m.radar_by_school,
	area: m.radar_by_area,
	season: m.radar_by_season
};
export const sumKeyText = (key: SumKey): string => keys[key]();

const problems: Readonly<Record<string, () => string>> = {
	'step-not-yours': m.radar_role_needed,
	'step-impossible': m.radar_problem_impossible,
	'text-missing': m.radar_problem_text,
	'name-missing': m.radar_problem_name,
	'date-impossible': m.radar_problem_date
};
/** Why something was not written. */
export const radarProblem = (problem: Problem): string =>
	problems[problem.code]?.() ?? problemText(problem);
