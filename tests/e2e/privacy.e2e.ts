/** Where pupils were hurt nobody is named: what looks like a name, a number or an id is held, and asked about before it leaves. */
import { expect, test } from 'playwright/test';
import { answer, begin, card, enterPractice } from './harness/practice';
import { written } from './harness/stored';

/** Made up; the last figure is the right check digit of a date and place that nobody has (GB 11643). */
const ID = '110101190001010030';
const PHONE = '13900000000';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

test('words that name a pupil wait until somebody has looked, and come back after a reload', async ({
	page
}) => {
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	const note = item.getByLabel('问题描述');
	await note.fill(`家长电话 ${PHONE}，五年级两人`);
	await note.blur();
	const held = item.locator('[data-held]');
	await expect(held).toContainText('电话');
	expect(await written(page)).not.toContain(PHONE);

	await page.reload();
	await expect(note).toHaveValue(`家长电话 ${PHONE}，五年级两人`);
	await expect(held).toBeVisible();
	await page.goto(`${address}/review`);
	const gap = page.locator('[data-gap=held]');
	await expect(gap).toBeVisible();
	expect(await written(page)).not.toContain(PHONE);

	await gap.getByRole('link').click();
	await held.getByRole('button', { name: '换成代号' }).click();
	await expect(held).toHaveCount(0);
	await expect(note).not.toHaveValue(new RegExp(PHONE));
	await expect(item).toHaveAttribute('data-saved', 'yes');
	await expect.poll(() => written(page)).toContain('五年级两人');
	expect(await written(page)).not.toContain(PHONE);
});

test('a measure and a free finding are looked at too', async ({ page }) => {
	await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	await item.getByLabel('整改措施').fill(`联系 ${PHONE}`);
	await item.getByLabel('整改措施').blur();
	await expect(item.locator('[data-held]')).toContainText('电话');
	expect(await written(page)).not.toContain(PHONE);
	await item.getByRole('button', { name: '换成代号' }).click();
	await expect(item.locator('[data-held]')).toHaveCount(0);
	await expect.poll(() => written(page)).toContain('联系');

	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('看到了什么').fill(`证件 ${ID} 贴在墙上`);
	await dialog.getByRole('button', { name: '记下' }).click();
	await expect(dialog.locator('[data-held]')).toContainText('身份证号');
	expect(await written(page)).not.toContain(ID);
	await dialog.getByRole('button', { name: '换成代号' }).click();
	await expect.poll(() => written(page)).toContain('贴在墙上');
	expect(await written(page)).not.toContain(ID);
});

test('words that somebody wants all the same are written, and asked about before an export', async ({
	page
}) => {
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill(`值班电话 ${PHONE}`);
	await item.getByLabel('问题描述').blur();
	await item.getByRole('button', { name: '确实要写' }).click();
	await expect.poll(() => written(page)).toContain(PHONE);

	await page.goto(`${address}/review`);
	await page.getByRole('button', { name: 'JSON' }).click();
	await expect(page.getByRole('alert')).toContainText('有 1 处像是写了');
	await expect(page.getByRole('alert')).toContainText('还没有导出任何东西');
	const asked = page.locator('[data-identifiers]');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		asked.getByRole('button', { name: '看过了，照样导出' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/\.json$/);
});

test('a telephone number stays where no pupil is meant', async ({ page }) => {
	await begin(page);
	const item = card(page, 'FIRE-05');
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill(`维保公司 ${PHONE}`);
	await item.getByLabel('问题描述').blur();
	await expect.poll(() => written(page)).toContain(PHONE);
	await expect(item.locator('[data-held]')).toHaveCount(0);
});
