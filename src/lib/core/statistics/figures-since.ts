/** Did the rule help? How an item stands in the seasons after its 普遍性问题 was raised. */
import type { Season } from '../inspection/season';
import { markOf } from './marks';
import { figuresOf } from './radar';
import type { SystemicRaised } from './systemic-payloads';
import { isVisit, type Tally } from './tally';

/** Of a county: schools. Of a school: 1 of 1 where it failed again, 0 of 1 where it did not. */
export interface SeasonFigures {
	season: Season;
	failing: number;
	judged: number;
}

/** Ascending; seasons in which nothing was judged are left out. */
export function figuresSince(
	{ scope, item, season }: Pick<SystemicRaised, 'scope' | 'item' | 'season'>,
	tallies: readonly Tally[]
): SeasonFigures[] {
	const here = tallies.filter(
		(tally) =>
			tally.season > season &&
			(scope.kind === 'county' ? tally.area === scope.area : tally.school === scope.school)
	);
	const seasons = [...new Set(here.map((tally) => tally.season))].sort();
	return seasons.flatMap((later) => {
		const those = here.filter((tally) => tally.season === later);
		const figures =
			scope.kind === 'county' ? figuresOf(those).get(item) : ofUnit(those, item, scope.unit);
		return figures && figures.judged > 0
			? [{ season: later, failing: figures.failing, judged: figures.judged }]
			: [];
	});
}

function ofUnit(tallies: readonly Tally[], item: string, unit: string) {
	const marks = tallies.filter(isVisit).map((tally) => markOf(tally.marks, item, unit));
	const failed = marks.some((mark) => mark === 'f' || mark === 'F');
	return { failing: failed ? 1 : 0, judged: failed || marks.includes('p') ? 1 : 0 };
}
