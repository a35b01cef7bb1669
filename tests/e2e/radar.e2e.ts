/** A small generated season in the practice store: what the radar says of it, and a common problem from its raising to its rule. */
import { expect, test } from 'playwright/test';
import type { Marked } from '../../src/lib/core/statistics/marks';
import { generatedSummaries, generateSeason } from '../fixtures/season/generate-season';
import { enterPractice } from './harness/practice';
import { storedEvents } from './harness/stored';
import { putSummaries } from './harness/summaries';

const options = { seed: 11, schools: 60, seasons: 2 };
const [SEASON, COUNTY] = ['2026-2', '421202'];

/** Schools of the county that fail each item in the season, of those judged; counted from the answers alone. */
function expectedCommon(): Map<string, [failing: number, judged: number]> {
	const by = new Map<string, [Set<string>, Set<string>]>();
	for (const { tally, answers } of generateSeason(options)) {
		if (tally.kind !== 'opening' || tally.season !== SEASON || tally.area !== COUNTY) continue;
		for (const { item, mark } of answers) {
			if (mark === 'n' || mark === 'u') continue;
			const [failing, judged] = by.get(item) ?? [new Set(), new Set()];
			by.set(item, [failing, judged.add(tally.school)]);
			if (mark !== 'p') failing.add(tally.school);
		}
	}
	return new Map(
		[...by]
			.map(([item, [failing, judged]]) => [item, [failing.size, judged.size]] as const)
			.filter(([, [failing, judged]]) => failing >= 2 && failing / judged >= 0.2)
			.map(([item, [failing, judged]]) => [item, [failing, judged]])
	);
}

test('says what is common as the answers do, and keeps the rule that is made against it', async ({
	page
}) => {
	await enterPractice(page);
	await putSummaries(page, [...generatedSummaries(options)]);
	await page.goto(`/radar?season=${SEASON}&county=${COUNTY}`);
	await expect(page.locator('[data-radar=counted]')).toBeVisible();
	const expected = expectedCommon();
	expect(expected.size).toBeGreaterThan(0);
	await expect(page.locator('[data-hit]')).toHaveCount(expected.size);
	for (const [item, [failing, judged]] of expected)
		await expect(page.locator(`[data-hit="${item}"] [data-figures]`)).toContainText(
			`${judged} 所中 ${failing} 所不合格`
		);

	// An inspector sees it and cannot raise it.
	await expect(page.getByRole('button', { name: '立为普遍性问题' })).toHaveCount(0);
	await page.getByRole('button', { name: '以督导室身份' }).click();
	const [item = '', [failing, judged] = [0, 0]] = [...expected][0] ?? [];
	const hit = page.locator(`[data-hit="${item}"]`);
	await expect(hit.getByRole('link', { name: /^看这/ })).toHaveAttribute(
		'href',
		`/ledger?item=${item}&area=${COUNTY}&season=${SEASON}`
	);
	await hit.getByRole('button', { name: '立为普遍性问题' }).click();
	const row = page.locator('[data-systemic]');
	await expect(row).toHaveAttribute('data-state', 'raised');
	await expect(hit).toHaveCount(0);
	await row.getByRole('button', { name: '建章立制' }).click();
	await row.getByRole('button', { name: '记下措施' }).click();
	await expect(row.getByRole('alert')).toContainText('还没写是什么制度');
	await row.getByLabel('要建立什么制度').fill('统一操作规程（虚构）');
	await row.getByLabel('牵头科室或责任人').fill('安全科（虚构）');
	await row.getByLabel('何时完成').fill('2026-12-31');
	await row.getByRole('button', { name: '记下措施' }).click();
	await expect(row).toHaveAttribute('data-state', 'acting');

	await page.reload();
	await expect(row).toHaveAttribute('data-state', 'acting');
	await expect(row.locator('[data-action]')).toContainText(
		'统一操作规程（虚构）；牵头 安全科（虚构）'
	);
	await expect(row.locator('[data-figures]')).toContainText(`${judged} 所中 ${failing} 所不合格`);
	const written = (await storedEvents(page)).filter(({ header }) => header.subject.systemic);
	expect(written.map(({ header }) => header.type).sort()).toEqual([
		'systemic.action/1',
		'systemic.raised/1'
	]);
	expect(written.every(({ header }) => header.author.role === 'supervisor')).toBe(true);
});

test('adds up on screen, by county and in total, as the answers do', async ({ page }) => {
	await enterPractice(page);
	await putSummaries(page, [...generatedSummaries(options)]);
	await page.goto(`/radar?season=${SEASON}&pane=sums`);
	const cells = (key: string) => page.locator(`[data-sum="${key}"] td`).allInnerTexts();
	await expect(page.locator('[data-sum=""]')).toBeVisible();
	const seen: Marked[] = [...generateSeason(options)]
		.filter(({ tally }) => tally.season === SEASON && tally.kind === 'opening')
		.flatMap(({ answers }) => answers);
	const count = (...marks: string[]) => seen.filter(({ mark }) => marks.includes(mark)).length;
	const [due, pass, fail, none, unchecked] = (await cells('')).map((text) =>
		Number(text.replaceAll(',', ''))
	);
	expect([due, pass, fail, none, unchecked]).toEqual([
		seen.length,
		count('p'),
		count('f', 'F'),
		count('n'),
		count('u')
	]);
	// A county opens into its schools.
	await page.getByRole('button', { name: '咸安区' }).click();
	await expect(page.locator('[data-sums=school]')).toBeVisible();
	await expect(page.locator('[data-sums=school] tbody a').first()).toHaveAttribute(
		'href',
		/^\/ledger\?school=season-/
	);
});
