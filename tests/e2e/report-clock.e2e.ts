/** Who must be told of a failed item and by when, and deadlines that fall on days off. */
import { expect, test, type Page } from 'playwright/test';
import { answer, begin, card, enterPractice } from './harness/practice';
import { storedEvents } from './harness/stored';

const VISIT = new Date('2026-09-01T09:00:20+08:00');
const clockOf = (page: Page, item: string) => card(page, item).locator('[data-clock]');

/** What is stored of the fields of findings, newest last. */
async function setFields(page: Page): Promise<Record<string, string>> {
	const events = await storedEvents(page);
	return Object.fromEntries(
		events
			.filter(({ header }) => header.type === 'finding.set/1')
			.sort((a, b) => a.header.seq - b.header.seq)
			.map(({ header, body }) => [
				header.subject.field ?? '',
				(body?.payload as { value: string }).value
			])
	);
}

test('a failed item says whom to tell and counts down, and keeps that it was told', async ({
	page
}) => {
	await page.clock.install({ time: VISIT });
	await enterPractice(page);
	const address = await begin(page);
	await answer(card(page, 'HY-04'), '不合格');
	const clock = clockOf(page, 'HY-04');
	await expect(clock).toHaveAttribute('data-clock', 'running');
	await expect(clock).toContainText('24 小时内 · 当地疾控机构');
	await expect(clock.getByRole('timer')).toHaveText(/还剩 2[34] 小时 \d+ 分 · 到9月2日 09:\d\d/);

	await page.clock.fastForward('22:08:00');
	await expect(clock.getByRole('timer')).toHaveText(/还剩 1 小时 5\d 分/);
	await page.goto(`${address}/review`);
	const gap = page.locator('[data-gap="report"]');
	await expect(gap).toContainText('HY-04 有报告时限');
	await expect(gap).toContainText(/还剩 1 小时 5\d 分/);
	await expect(gap).not.toHaveClass(/blocks/);

	await page.goto(address);
	// Two hours while the page still opens would be an answer that never comes.
	await expect(clock).toHaveAttribute('data-clock', 'running');
	await page.clock.fastForward('02:20:00');
	await expect(clock).toHaveAttribute('data-clock', 'over');
	await expect(clock.getByRole('timer')).toHaveText(/已过 (2\d|3\d) 分/);

	await clock.getByRole('button', { name: '刚刚报了' }).click();
	await expect(clock).toHaveAttribute('data-clock', 'reported');
	await expect(clock).toContainText(/已报当地疾控机构 · 9月2日 09:\d\d/);
	await expect(clock).toContainText(/晚了 (2\d|3\d) 分/);
	const { reportedTo, reportedAt } = await setFields(page);
	expect(reportedTo).toBe('当地疾控机构');
	expect(reportedAt).toMatch(/^2026-09-02T09:\d\d$/);

	await page.reload();
	await expect(clock).toHaveAttribute('data-clock', 'reported');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-sum]')).toBeVisible();
	await expect(gap).toHaveCount(0);
});

test('the clock starts when somebody says, and by the rule of that day', async ({ page }) => {
	await page.clock.setFixedTime(VISIT);
	await enterPractice(page);
	await begin(page, 'full');
	const item = card(page, 'HY-14');
	await answer(item, '不合格');
	const clock = clockOf(page, 'HY-14');
	await expect(clock).toContainText('立即 · 当地疾控中心和教育局');
	await clock.getByText('补记或更改').click();
	await clock.getByLabel('从什么时候算起').fill('2026-09-01T08:40');
	await clock.getByLabel('从什么时候算起').blur();
	await expect(clock.getByRole('timer')).toHaveText('发现后已过 20 分');
	await clock.getByLabel('从什么时候算起').fill('2025-10-31T08:00');
	await clock.getByLabel('从什么时候算起').blur();
	await expect(clock).toContainText('2 小时内 · 县级卫生行政部门');
	await expect(clock.getByRole('timer')).toContainText('到10月31日 10:00');
});

test('a deadline on a day off is said and not moved; one tap moves it', async ({ page }) => {
	await page.clock.setFixedTime(VISIT);
	await enterPractice(page);
	await begin(page);
	const item = card(page, 'FIRE-05');
	await answer(item, '不合格');
	const deadline = item.getByLabel('整改期限');
	const said = item.locator('[data-day-off]');
	await deadline.fill('2026-10-10');
	await deadline.blur();
	await expect.poll(() => setFields(page)).toMatchObject({ deadline: '2026-10-10' });
	await expect(said).toHaveCount(0);

	await deadline.fill('2026-10-03');
	await deadline.blur();
	await expect(said).toContainText('10月3日是国庆节假期，节后首个工作日是10月8日');
	await expect.poll(() => setFields(page)).toMatchObject({ deadline: '2026-10-03' });
	await said.getByRole('button', { name: '改到10月8日' }).click();
	await expect(deadline).toHaveValue('2026-10-08');
	await expect(said).toHaveCount(0);
	await expect.poll(() => setFields(page)).toMatchObject({ deadline: '2026-10-08' });

	await deadline.fill('2027-03-01');
	await deadline.blur();
	await expect(item.getByText('2027年的放假安排还不知道')).toBeVisible();
});
