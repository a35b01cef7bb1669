/** A clock that is years off: everything is taken, in the order in which it was given, and it is said. */
import { expect, test, type Page } from 'playwright/test';
import { compareClock } from '../../src/lib/core/events/clock';
import { answer, begin, card, enterPractice } from './harness/practice';
import { storedEvents } from './harness/stored';

const YEARS = 10 * 365 * 24 * 60 * 60 * 1000;
const visit = new Date('2026-09-01T09:00:00+08:00').getTime();
const notice = (page: Page) => page.getByText(/本机时间像是不对：比上次记录早 \d+ 天/);

/** Verdicts of one item in the order of the clock, as stored. */
async function given(page: Page): Promise<unknown[]> {
	const events = (await storedEvents(page)).filter(
		({ header }) => header.subject.item === 'FIRE-05'
	);
	return events
		.sort((a, b) => compareClock(a.header, b.header))
		.map(({ body }) => (body?.payload as { verdict?: string }).verdict);
}

for (const [words, shift] of [
	['ten years back', -YEARS],
	['ten years ahead and back again', YEARS]
] as const)
	test(`a clock that goes ${words} keeps the order of the answers`, async ({ page }) => {
		await page.clock.setFixedTime(visit);
		await enterPractice(page);
		const address = await begin(page);
		const item = card(page, 'FIRE-05');
		await answer(item, '合格');
		await expect(notice(page)).toHaveCount(0);

		await page.clock.setFixedTime(visit + shift);
		await page.goto(address);
		await answer(item, '不合格');
		await expect(notice(page)).toHaveCount(shift < 0 ? 1 : 0);
		await page.clock.setFixedTime(visit);
		await page.goto(address);
		await answer(item, '合格');
		await expect(notice(page)).toHaveCount(shift < 0 ? 0 : 1);

		await page.reload();
		await expect(item).toHaveAttribute('data-verdict', 'pass');
		expect(await given(page)).toEqual(['pass', 'fail', 'pass']);
	});

test('it is said on 今日 too, until somebody says that the time is right now', async ({ page }) => {
	await page.clock.setFixedTime(visit);
	await enterPractice(page);
	await expect(notice(page)).toHaveCount(0);
	await page.clock.setFixedTime(visit - YEARS);
	await page.reload();
	await expect(notice(page)).toContainText('早 3650 天');
	await page.getByRole('button', { name: '现在的时间没错' }).click();
	await expect(notice(page)).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('link', { name: '新建检查' })).toBeVisible();
	await expect(notice(page)).toHaveCount(0);
});
