import { expect, it } from 'vitest';
import type { Season } from '../inspection/season';
import { figuresSince } from './figures-since';
import { encodeMarks, type Mark } from './marks';
import { commonHits, figuresOf, isCommon, repeatHits } from './radar';
import { GapsOfSchools } from './self-check-gap';
import type { Tally } from './tally';
import { defaultThresholds, isThreshold, thresholdsFrom } from './thresholds';

let made = 0;
/** One inspection that answers items for the whole school, or `item|unit`. */
function tally(
	school: string,
	answers: Record<string, Mark>,
	change: Partial<Tally> & { season?: Season } = {}
): Tally {
	return {
		inspection: `i${++made}`,
		kind: 'opening',
		template: 'h',
		school,
		schoolName: `${school}（虚构）`,
		area: '421202',
		season: '2026-2',
		visitDate: '2026-08-25',
		...change,
		marks: encodeMarks(
			Object.entries(answers).map(([key, mark]) => {
				const [item = '', unit = 'whole'] = key.split('|');
				return { item, unit, mark };
			})
		)
	};
}

it.each([
	[1, 5, false],
	[2, 10, true],
	[2, 11, false],
	[3, 15, true],
	[3, 16, false],
	[2, 2, true],
	[1, 1, false]
])('%i of %i schools: common %s, from a fifth and two schools on', (failing, judged, common) => {
	expect(isCommon({ failing, judged }, defaultThresholds)).toBe(common);
});

it('counts a school once, however many vehicles or visits of it fail, and only where it was judged', () => {
	const figures = figuresOf([
		tally('a', { 'BUS-01|b1': 'f', 'BUS-01|b2': 'F', 'FS-01': 'p' }),
		tally('a', { 'BUS-01|b1': 'p', 'FS-01': 'f' }, { kind: 'special' }),
		tally('b', { 'BUS-01|b1': 'p', 'FS-01': 'n' }),
		tally('c', { 'FS-01': 'u' }),
		tally('d', { 'FS-01': 'f' }, { kind: 'selfCheck' })
	]);
	expect(figures.get('BUS-01')).toMatchObject({ failing: 1, judged: 2 });
	expect(figures.get('BUS-01')?.failures.map(({ unit, major }) => [unit, major])).toEqual([
		['b1', false],
		['b2', true]
	]);
	expect(figures.get('FS-01')).toMatchObject({ failing: 1, judged: 1 });
});

it('puts the largest share first', () => {
	const figures = [
		{ item: 'A-01', failing: 2, judged: 10, failures: [] },
		{ item: 'A-02', failing: 3, judged: 4, failures: [] },
		{ item: 'A-03', failing: 1, judged: 1, failures: [] },
		{ item: 'A-04', failing: 6, judged: 8, failures: [] }
	];
	const hits = commonHits(figures, { area: '421202', season: '2026-2' }, defaultThresholds);
	expect(hits.map(({ item }) => item)).toEqual(['A-04', 'A-02', 'A-01']);
});

it('finds again what failed for the same unit in two seasons, and over how many it was judged', () => {
	const before = { season: '2025-2', visitDate: '2025-08-25' };
	const between = { season: '2026-1', visitDate: '2026-02-25' };
	const hits = repeatHits(
		[
			tally('a', { 'FS-01': 'F', 'BUS-01|b1': 'f', 'FS-02': 'f' }),
			tally('a', { 'FS-01': 'f', 'BUS-01|b2': 'f', 'FS-02': 'p' }, before),
			tally('a', { 'FS-01': 'p' }, between),
			tally('a', { 'FS-02': 'f' }, { ...between, kind: 'selfCheck' }),
			// The same season twice is no coming back.
			tally('a', { 'FS-02': 'f' }, { kind: 'special', visitDate: '2026-10-01' })
		],
		defaultThresholds
	);
	expect(hits).toHaveLength(1);
	expect(hits[0]).toMatchObject({
		item: 'FS-01',
		unit: 'whole',
		failing: ['2025-2', '2026-2'],
		judged: ['2025-2', '2026-1', '2026-2']
	});
	expect(hits[0]?.failures).toHaveLength(2);
});

it('asks for as many seasons as the office says', () => {
	const all = ['2025-1', '2025-2', '2026-1'].map((season) =>
		tally('a', { 'FS-01': 'f' }, { season, visitDate: `${season.slice(0, 4)}-09-01` })
	);
	expect(repeatHits(all, { ...defaultThresholds, seasons: 3 })).toHaveLength(1);
	expect(repeatHits(all.slice(1), { ...defaultThresholds, seasons: 3 })).toHaveLength(0);
});

it('takes impossible thresholds for none', () => {
	expect(thresholdsFrom({})).toEqual(defaultThresholds);
	expect(
		thresholdsFrom({ 'radar-share': '35', 'radar-schools': '0', 'radar-seasons': '2.5' })
	).toEqual({ ...defaultThresholds, share: 35 });
	expect(isThreshold('share', '101')).toBe(false);
	expect(isThreshold('seasons', '1')).toBe(false);
});

it('holds a visit against the last self-check before it, by severity', () => {
	const own = { kind: 'selfCheck', visitDate: '2026-08-20' } as const;
	const all = [
		tally('a', { 'FS-01': 'f', 'FS-02': 'f' }, { ...own, visitDate: '2026-08-10' }),
		tally('a', { 'FS-01': 'p', 'FS-02': 'p', 'FS-03': 'f', 'FS-04': 'f', 'FS-05': 'u' }, own),
		tally('a', { 'FS-01': 'f', 'FS-02': 'F', 'FS-03': 'f', 'FS-04': 'p', 'FS-05': 'f' }),
		// Afterwards: says nothing of what was known before the visit.
		tally('b', { 'FS-01': 'p' }, { ...own, visitDate: '2026-09-20' }),
		tally('b', { 'FS-01': 'f' }),
		// Moved away.
		{ ...tally('a', {}, { ...own, visitDate: '2026-08-24' }), marks: {} },
		tally('a', { 'FS-01': 'f' }, { season: '2026-1', visitDate: '2026-03-01' })
	];
	const made = new GapsOfSchools('2026-2');
	for (const school of ['a', 'b']) made.add(all.filter((one) => one.school === school));
	const gaps = made.all;
	expect(gaps.schools).toBe(1);
	expect(gaps.total).toEqual({
		compared: 4,
		bothPass: 0,
		bothFail: 1,
		missed: 2,
		missedMajor: 1,
		ownOnly: 1,
		notJudged: 1
	});
	expect(gaps.missed.map(({ item, major }) => [item, major])).toEqual([
		['FS-02', true],
		['FS-01', false]
	]);
});

it('sets what a rule changed beside it: the seasons after, with their denominators', () => {
	const next = { season: '2027-1', visitDate: '2027-02-25' };
	const all = [
		tally('a', { 'FS-01': 'f' }),
		tally('b', { 'FS-01': 'f' }),
		tally('a', { 'FS-01': 'p' }, next),
		tally('b', { 'FS-01': 'f' }, next),
		tally('c', { 'FS-01': 'f' }, { ...next, area: '421221' }),
		tally('a', { 'FS-01': 'f' }, { ...next, kind: 'selfCheck' })
	];
	const county = { kind: 'county', area: '421202' } as const;
	const of = { item: 'FS-01', season: '2026-2' };
	expect(figuresSince({ ...of, scope: county }, all)).toEqual([
		{ season: '2027-1', failing: 1, judged: 2 }
	]);
	const school = { kind: 'school', area: '421202', schoolName: '', unit: 'whole' } as const;
	expect(figuresSince({ ...of, scope: { ...school, school: 'a' } }, all)).toEqual([
		{ season: '2027-1', failing: 0, judged: 1 }
	]);
	expect(figuresSince({ ...of, scope: { ...school, school: 'd' } }, all)).toEqual([]);
});
