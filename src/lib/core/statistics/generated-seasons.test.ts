import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import areas from '../../../../seeds/areas.json';
import {
	generatedSummaries,
	generateSeason
} from '../../../../tests/fixtures/season/generate-season';
import { counties, seasonNames } from '../../../../tests/fixtures/season/made-up';
import { findingId } from '../finding/finding';
import type { Marked } from './marks';
import { commonHits, failuresOf, figuresOf, repeatHits } from './radar';
import { GapsOfSchools } from './self-check-gap';
import { defaultThresholds } from './thresholds';
import { Sums, sumKeys } from './totals';

const small = { seed: 3, schools: 40, seasons: 3 };

it('makes the same seasons for the same seed, and others for another', () => {
	const first = JSON.stringify([...generatedSummaries(small)]);
	expect(JSON.stringify([...generatedSummaries(small)])).toBe(first);
	expect(JSON.stringify([...generatedSummaries({ ...small, seed: 4 })])).not.toBe(first);
});

it('names every school as made up, in counties that exist', () => {
	const known = areas.counties.map(({ code, name }) => `${code} ${name}`);
	for (const { code, name } of counties) expect(known).toContain(`${code} ${name}`);
	for (const { tally } of generateSeason(small)) expect(tally.schoolName).toContain('虚构');
});

it('has a self-check before each visit, about three findings a school-season, and lives that ended in every way', () => {
	const made = [...generateSeason({ seed: 3, schools: 120, seasons: 5 })];
	const visits = made.filter(({ tally }) => tally.kind === 'opening');
	expect(visits).toHaveLength(120 * 5);
	expect(made).toHaveLength(2 * 120 * 5);
	const found = visits.reduce((sum, { rows }) => sum + rows.length, 0) / visits.length;
	expect(found).toBeGreaterThan(2.5);
	expect(found).toBeLessThan(3.5);
	const lives = visits.flatMap(({ rows }) => rows.map(({ life }) => life));
	expect(new Set(lives.map(({ state }) => state))).toEqual(
		new Set(['open', 'rectifying', 'toRecheck', 'closed'])
	);
	expect(lives.some(({ extended }) => extended)).toBe(true);
	expect(lives.some(({ transfer }) => transfer?.repliedOn)).toBe(true);
	expect(lives.some(({ stopped }) => stopped)).toBe(true);
	expect(lives.some(({ next }) => next !== undefined && next.by < '2026-11-01')).toBe(true);
});

/** Everything that the letters of generated answers count as, without the code that is tested. */
function plainCount(answers: readonly Marked[]): Record<'p' | 'f' | 'n' | 'u', number> {
	const counts = { p: 0, f: 0, n: 0, u: 0 };
	for (const { mark } of answers) counts[mark === 'F' ? 'f' : mark]++;
	return counts;
}

it('adds up for every item, school, county and season: 应查 = 合格 + 不合格 + 不适用 + 未查', () => {
	const made = [...generateSeason({ seed: 5, schools: 60, seasons: 3 })];
	const all = plainCount(made.flatMap(({ answers }) => answers));
	for (const by of sumKeys) {
		const sums = new Sums(by);
		for (const { tally } of made) sums.add(tally);
		for (const sum of [sums.total, ...sums.parts.values()])
			expect(sum.due).toBe(sum.pass + sum.fail + sum.notApplicable + sum.notChecked);
		expect(sums.total).toMatchObject({
			pass: all.p,
			fail: all.f,
			notApplicable: all.n,
			notChecked: all.u,
			inspections: made.length,
			schools: 60
		});
		const parts = [...sums.parts.values()];
		for (const key of ['due', 'pass', 'fail', 'notApplicable', 'notChecked', 'major'] as const)
			expect(parts.reduce((total, part) => total + part[key], 0)).toBe(sums.total[key]);
	}
});

it('sums an item as the answers say it, one by one', () => {
	const made = [...generateSeason({ seed: 6, schools: 30, seasons: 2 })];
	const sums = new Sums('item');
	for (const { tally } of made) sums.add(tally);
	const answers = made.flatMap((one) => one.answers);
	for (const item of ['FS-01', 'BUS-03', 'RT-22']) {
		const counts = plainCount(answers.filter((one) => one.item === item));
		expect(sums.parts.get(item)).toMatchObject({
			due: counts.p + counts.f + counts.n + counts.u,
			pass: counts.p,
			fail: counts.f
		});
	}
});

it('finds what is common and what comes back as counting the answers by hand does', () => {
	const made = [...generateSeason({ seed: 7, schools: 80, seasons: 3 })];
	const visits = made.filter(({ tally }) => tally.kind === 'opening');
	const tallies = made.map(({ tally }) => tally);
	for (const season of seasonNames.slice(-3))
		for (const { code } of counties) {
			const here = visits.filter(({ tally }) => tally.season === season && tally.area === code);
			const expected = new Map<string, [failing: Set<string>, judged: Set<string>]>();
			for (const { tally, answers } of here)
				for (const { item, mark } of answers) {
					if (mark === 'n' || mark === 'u') continue;
					const [failing, judged] = expected.get(item) ?? [new Set(), new Set()];
					judged.add(tally.school);
					if (mark !== 'p') failing.add(tally.school);
					expected.set(item, [failing, judged]);
				}
			const figures = figuresOf(
				tallies.filter((tally) => tally.season === season && tally.area === code)
			);
			expect(figures.size).toBe(expected.size);
			for (const [item, [failing, judged]] of expected)
				expect(figures.get(item)).toMatchObject({ failing: failing.size, judged: judged.size });
			const hits = commonHits(figures.values(), { area: code, season }, defaultThresholds);
			expect(hits.map(({ item }) => item).sort()).toEqual(
				[...expected]
					.filter(([, [failing, judged]]) => failing.size >= 2 && failing.size / judged.size >= 0.2)
					.map(([item]) => item)
					.sort()
			);
		}
	for (const school of new Set(tallies.map((tally) => tally.school))) {
		const ofSchool = visits.filter(({ tally }) => tally.school === school);
		const failing = new Map<string, Set<string>>();
		for (const { tally, answers } of ofSchool)
			for (const { item, unit, mark } of answers)
				if (mark === 'f' || mark === 'F') {
					const key = `${item}|${unit}`;
					failing.set(key, (failing.get(key) ?? new Set()).add(tally.season));
				}
		const hits = repeatHits(
			tallies.filter((tally) => tally.school === school),
			defaultThresholds
		);
		expect(hits.map(({ item, unit }) => `${item}|${unit}`).sort()).toEqual(
			[...failing]
				.filter(([, seasons]) => seasons.size >= 2)
				.map(([key]) => key)
				.sort()
		);
	}
});

it('names by each failure the finding that the ledger holds', () => {
	const made = [...generateSeason({ seed: 8, schools: 10, seasons: 2 })];
	const rows = new Set(made.flatMap((one) => one.rows.map(({ filed }) => filed.id)));
	const failures = made.flatMap(({ tally }) => failuresOf(tally));
	expect(failures.length).toBe(rows.size);
	for (const { inspection, item, unit } of failures)
		expect(rows.has(findingId(inspection, item, unit, sha256))).toBe(true);
});

it('splits all that both judged into four outcomes that add up, by item and by school', () => {
	const tallies = [...generateSeason({ seed: 9, schools: 50, seasons: 2 })].map(
		({ tally }) => tally
	);
	const gaps = new GapsOfSchools('2026-2');
	for (const school of new Set(tallies.map((tally) => tally.school)))
		gaps.add(tallies.filter((tally) => tally.school === school));
	const { total, byItem, bySchool, missed, schools } = gaps.all;
	expect(schools).toBe(50);
	expect(total.missed).toBe(missed.length);
	expect(total.missedMajor).toBe(missed.filter(({ major }) => major).length);
	for (const gap of [total, ...byItem.values(), ...bySchool.values()])
		expect(gap.compared).toBe(gap.bothPass + gap.bothFail + gap.missed + gap.ownOnly);
	for (const parts of [byItem, bySchool])
		expect([...parts.values()].reduce((sum, one) => sum + one.compared, 0)).toBe(total.compared);
});
