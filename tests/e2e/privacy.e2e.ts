/** Where pupils were hurt nobody is named: what looks like a name, a number or an id is held, and asked about before it leaves. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { answer, begin, card, enterPractice } from './harness/practice';
import { keptWords, written } from './harness/stored';

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

/** From the gap to the words, which are written with a code instead of the number and leave nothing behind. */
async function maskFromReview(
	page: Page,
	address: string,
	held: Locator,
	rest: string
): Promise<void> {
	await page.goto(`${address}/review`);
	await page.locator('[data-gap=held]').getByRole('link').click();
	await held.getByRole('button', { name: '换成代号' }).click();
	await expect(held).toHaveCount(0);
	await expect.poll(() => written(page)).toContain(rest);
	expect(await written(page)).not.toContain(PHONE);
	expect(await keptWords(page)).not.toContain(PHONE);
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=not-checked]')).toBeVisible();
	await expect(page.locator('[data-gap=held]')).toHaveCount(0);
}

test('words that wait can be decided on whatever the answer has become meanwhile', async ({
	page
}) => {
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	const note = item.getByLabel('问题描述');
	await note.fill(`家长电话 ${PHONE}，五年级两人`);
	await note.blur();
	const held = item.locator('[data-held]');
	await expect(held).toContainText('“问题描述”像是写了电话');
	for (const word of ['不适用', '未查', '合格'] as const) {
		await answer(item, word);
		await expect(held).toContainText(`家长电话 ${PHONE}，五年级两人`);
	}
	await page.reload();
	await expect(held).toContainText(PHONE);
	await maskFromReview(page, address, held, '五年级两人');
});

test('a measure that waits is lost by no tap and no reload, and stands in the way of the seal', async ({
	page
}) => {
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	const measure = item.getByLabel('整改措施');
	await measure.fill(`联系 ${PHONE}`);
	await measure.blur();
	const held = item.locator('[data-held]');
	await expect(held).toContainText('电话');
	await answer(item, '合格');
	await answer(item, '不合格');
	await expect(measure).toHaveValue(`联系 ${PHONE}`);
	await page.reload();
	await expect(measure).toHaveValue(`联系 ${PHONE}`);
	await maskFromReview(page, address, held, '联系');
});

test('every sentence about a finding is looked at; who must act and was told may be named', async ({
	page
}) => {
	const address = await begin(page);
	const item = card(page, 'FS-11');
	await answer(item, '不合格');
	for (const label of ['整改措施', '责任人', '停用了什么', '通知了谁、几点']) {
		const field = item.getByLabel(label);
		await field.fill(`证件 ${ID}`);
		await field.blur();
		const held = item.locator('[data-held]');
		await expect(held).toContainText('身份证号');
		await held.getByRole('button', { name: '换成代号' }).click();
		await expect(held).toHaveCount(0);
		await expect(field).toHaveValue('证件 （证件号略）');
	}
	await item.getByLabel('通知了谁、几点').fill(`校长王小明 ${PHONE}`);
	await item.getByLabel('通知了谁、几点').blur();
	await expect.poll(() => written(page)).toContain(`校长王小明 ${PHONE}`);

	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('看到了什么').fill('公示栏有证件');
	await dialog.getByLabel('部位').fill(`门卫室 ${ID}`);
	await dialog.getByRole('button', { name: '记下' }).click();
	await dialog.locator('[data-held]').getByRole('button', { name: '换成代号' }).click();
	await expect(dialog.getByRole('button', { name: '回到检查项' })).toBeVisible();
	await dialog.getByRole('button', { name: '回到检查项' }).click();
	const finding = page.locator('[data-finding]').filter({ hasText: '公示栏有证件' });
	await finding.getByLabel('部位').fill(`传达室 ${ID}`);
	await finding.getByLabel('部位').blur();
	await expect(finding.locator('[data-held]')).toContainText('身份证号');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=held]')).toContainText('另记的问题');
	expect(await written(page)).not.toContain(ID);
});

test('words that somebody has looked at once do not hold what else is written on the card', async ({
	page
}) => {
	await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill(`值班电话 ${PHONE}`);
	await item.getByLabel('问题描述').blur();
	await item.getByRole('button', { name: '确实要写' }).click();
	await expect.poll(() => written(page)).toContain(PHONE);
	await page.reload();
	await item.getByLabel('部位').fill('操场东侧');
	await item.getByLabel('部位').blur();
	await expect.poll(() => written(page)).toContain('操场东侧');
	await expect(item.locator('[data-held]')).toHaveCount(0);
});

test('a measure that somebody wants all the same is written, before a reload or after it, and not held again', async ({
	page
}) => {
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	const measure = item.getByLabel('整改措施');
	const held = item.locator('[data-held]');
	const keep = held.getByRole('button', { name: '确实要写' });
	await measure.fill(`值班电话 ${PHONE}`);
	await measure.blur();
	await keep.click();
	await expect(held).toHaveCount(0);
	await expect.poll(() => written(page)).toContain(`值班电话 ${PHONE}`);
	await page.reload();
	await expect(measure).toHaveValue(`值班电话 ${PHONE}`);
	// Left as it is, though gone through again.
	await measure.focus();
	await measure.blur();
	await expect(held).toHaveCount(0);

	await measure.fill(`改打 ${PHONE}`);
	await measure.blur();
	await expect(held).toContainText('电话');
	await page.reload();
	await keep.click();
	await expect(held).toHaveCount(0);
	await expect.poll(() => written(page)).toContain(`改打 ${PHONE}`);
	await expect.poll(() => keptWords(page)).not.toContain(PHONE);
	await page.reload();
	await expect(measure).toHaveValue(`改打 ${PHONE}`);
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=not-checked]')).toBeVisible();
	await expect(page.locator('[data-gap=held]')).toHaveCount(0);
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
	let saved = 0;
	page.on('download', () => saved++);
	await page.getByRole('button', { name: 'JSON' }).click();
	await expect(page.getByRole('alert')).toContainText('有 1 处像是写了');
	await expect(page.getByRole('alert')).toContainText('还没有导出任何东西');
	expect(saved).toBe(0);
	const asked = page.locator('[data-identifiers]');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		asked.getByRole('button', { name: '看过了，照样导出' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/^安全检查_向阳湖示例小学_\d{4}-\d{2}-\d{2}\.json$/);
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
