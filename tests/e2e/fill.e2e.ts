import { expect, test } from 'playwright/test';
import {
	addPhoto,
	answer,
	begin,
	card,
	decide,
	enterPractice,
	seal,
	sum
} from './harness/practice';
import { keptWords } from './harness/stored';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

test('one taps, corrects and withdraws an answer; the sum follows each time', async ({ page }) => {
	await begin(page);
	const item = card(page, 'FIRE-05');
	const before = await sum(page);
	await answer(item, '不合格');
	expect((await sum(page)).不合格).toBe(before.不合格 + 1);
	await answer(item, '合格');
	expect(await sum(page)).toMatchObject({ 合格: before.合格 + 1, 不合格: before.不合格 });
	await answer(item, '未查');
	expect(await sum(page)).toEqual(before);
});

test('the tapped control keeps its place on the screen when what it asks for unfolds', async ({
	page
}) => {
	await begin(page);
	const item = card(page, 'FIRE-05');
	await item.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const radio = item.getByRole('radio', { name: '不合格', exact: true });
	// On a slow machine the sections that came into view are laid out only now, and a click that they moved is tried again
	// after scrolling.
	await radio.click({ trial: true });
	const before = await radio.boundingBox();
	await radio.check();
	await expect(item.getByLabel('问题描述')).toBeVisible();
	const after = await radio.boundingBox();
	expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1000))).toBeLessThanOrEqual(1);
});

test('不适用 wants a reason before the seal, and one tap gives it', async ({ page }) => {
	const address = await begin(page);
	const item = card(page, 'FIRE-05');
	await answer(item, '不适用');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap="reason"]')).toBeVisible();
	await expect(page.getByRole('button', { name: /^封存/ })).toBeDisabled();
	await page.goto(address);
	await card(page, 'FIRE-05').getByRole('button', { name: '本校没有' }).click();
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-saved', 'yes');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap="reason"]')).toHaveCount(0);
	await seal(page, address);
});

test('words being typed survive a page that is closed at once', async ({ page, context }) => {
	const address = await begin(page);
	await answer(card(page, 'FIRE-05'), '不合格');
	await card(page, 'FIRE-05').getByLabel('问题描述').pressSequentially('生熟刀板混用');
	await expect.poll(() => keptWords(page)).toContain('生熟刀板混用');
	await page.close({ runBeforeUnload: false });
	const again = await context.newPage();
	await again.goto(address);
	await expect(card(again, 'FIRE-05').getByLabel('问题描述')).toHaveValue('生熟刀板混用');
	await expect(card(again, 'FIRE-05')).toHaveAttribute('data-saved', 'yes');
});

test('filter, search and the order of the walk change what is listed, never the sum', async ({
	page
}) => {
	await begin(page, 'full');
	await answer(card(page, 'FS-02'), '不合格');
	const before = await sum(page);
	const filter = page.getByRole('button', { name: '筛选和排序' });
	await filter.click();
	await page.getByRole('dialog').getByLabel('不合格', { exact: true }).check();
	await page.getByRole('button', { name: /^看这/ }).click();
	await expect(page.locator('[data-item]')).toHaveCount(1);
	await filter.click();
	await page.getByRole('dialog').getByLabel('全部', { exact: true }).check();
	await page.getByRole('dialog').getByRole('searchbox').fill('留样');
	await page.getByRole('button', { name: /^看这/ }).click();
	await expect(card(page, 'FS-21')).toBeVisible();
	await expect(page.locator('[data-item="BUS-15"]')).toHaveCount(0);
	await filter.click();
	await page.getByRole('dialog').getByRole('searchbox').fill('');
	await page.getByRole('dialog').getByLabel('按走的路线').check();
	await page.getByRole('button', { name: /^看这/ }).click();
	await expect(page.locator('[data-section]').first()).toHaveAttribute('data-section', 'gate');
	expect(await sum(page)).toEqual(before);
});

test('a problem that fits no item becomes a finding with photo and deadline', async ({ page }) => {
	const address = await begin(page);
	await page.getByRole('button', { name: '记一个问题' }).click();
	await page.getByRole('dialog').getByLabel('看到了什么').fill('<b>操场</b>东侧井盖松动 =1+1');
	await page.getByRole('button', { name: '记下' }).click();
	const finding = page.locator('[data-finding]');
	await expect(finding).toContainText('<b>操场</b>东侧井盖松动 =1+1');
	await addPhoto(page, finding, '井盖');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-finding]')).toContainText('井盖松动');
});

test('begun with the wrong checklist: one act moves every answer and keeps the trace', async ({
	page
}) => {
	const address = await begin(page);
	await answer(card(page, 'FS-11'), '不合格');
	await addPhoto(page, card(page, 'FS-11'), '面粉');
	await page.goto(`${address}/correct`);
	const picker = page.getByRole('combobox', { name: '检查表' });
	const option = picker.locator('option', { hasText: '开学检查（全面版）' });
	await picker.selectOption((await option.getAttribute('value')) ?? '');
	await page.getByRole('button', { name: /^移到这里/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(page.url()).not.toBe(address);
	await expect(card(page, 'FS-11')).toHaveAttribute('data-verdict', 'fail');
	await expect(card(page, 'FS-11').locator('figure img')).toHaveCount(1);
	await page.goto(address);
	await expect(page.getByText('这份检查已移走')).toBeVisible();
});

test('sealed values stand; an amendment has a reason and a new seal', async ({ page }) => {
	const address = await begin(page);
	await answer(card(page, 'RT-06'), '合格');
	await seal(page, address);
	await page.goto(address);
	await page.getByText('已封存').first().waitFor();
	await expect(
		card(page, 'FS-11').getByRole('radio', { name: '合格', exact: true })
	).toBeDisabled();
	await page.goto(`${address}/review`);
	await page.getByText('更正已封存的结果').click();
	await page.getByLabel('更正原因').fill('漏填一项');
	await page.getByRole('button', { name: '开始更正' }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	await answer(card(page, 'FS-11'), '合格');
	await seal(page, address);
});

test('what failed here last time is shown beside the item', async ({ page }) => {
	const address = await begin(page);
	await answer(card(page, 'BU-16'), '不合格');
	await decide(card(page, 'BU-16'), { 责任人: '校长' });
	await seal(page, address);
	await begin(page);
	await expect(card(page, 'BU-16').getByText(/^上次/)).toBeVisible();
});

test('nothing that is drawn moves while an inspection opens', async ({ page }) => {
	const address = await begin(page, 'full');
	await page.addInitScript(() => {
		const moved = { sum: 0 };
		Object.assign(window, { moved });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				moved.sum += (entry as unknown as { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto('/schools');
	await page.goto(address);
	await expect(page.locator('[data-ready]')).toBeVisible();
	// What comes after the list, above and below it.
	await expect(page.locator('[data-storage]')).not.toHaveAttribute('data-storage', 'here');
	await page.waitForLoadState('networkidle');
	expect(
		await page.evaluate(() => (window as unknown as { moved: { sum: number } }).moved.sum)
	).toBe(0);
});
