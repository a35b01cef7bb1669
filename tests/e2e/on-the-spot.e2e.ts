/** What is decided about a finding on the spot beside the common: who pays, who protects, and how it looks once put right. */
import { expect, test, type Page } from 'playwright/test';
import {
	addPhoto,
	answer,
	begin,
	card,
	decide,
	enterPractice,
	jpeg,
	seal
} from './harness/practice';
import { keptWords, storedEvents, written } from './harness/stored';

const ITEM = 'RT-06';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

/** The value of a field of the one finding that there is. */
async function valueOf(page: Page, field: string): Promise<string | undefined> {
	const set = (await storedEvents(page)).filter(
		({ header }) => header.subject.finding && header.subject.field === field
	);
	return (set.at(-1)?.body?.payload as { value?: string } | undefined)?.value;
}
const codes = (page: Page): Promise<string[]> =>
	page
		.locator('[data-gap]')
		.evaluateAll((gaps) => gaps.map((gap) => (gap as HTMLElement).dataset.gap ?? ''));

test('what few findings need is folded away, kept as it is typed', async ({ page }) => {
	const address = await begin(page);
	const failed = card(page, ITEM);
	await answer(failed, '不合格');
	await expect(failed.getByLabel('资金（元）')).toBeHidden();
	await failed.getByText('更多：').click();
	await decide(failed, { 责任单位: '总务处', 联系电话: '0715-0000000', '资金（元）': '1,200.50' });
	expect(await valueOf(page, 'money')).toBe('1200.5');
	expect(await valueOf(page, 'ownerUnit')).toBe('总务处');

	const money = failed.getByLabel('资金（元）');
	await money.fill('三千');
	await money.blur();
	await expect(failed.getByRole('alert').filter({ hasText: '没有存' })).toBeVisible();
	expect(await valueOf(page, 'money')).toBe('1200.5');

	await page.goto(address);
	await expect(card(page, ITEM).getByLabel('责任单位')).toHaveValue('总务处');
});

test('protection is asked for where it stays as it is for long, and holds words about people back', async ({
	page
}) => {
	const address = await begin(page);
	const failed = card(page, ITEM);
	await answer(failed, '不合格');
	const protection = failed.getByLabel('临时防护与应急预案');
	await expect(protection).toBeHidden();
	await decide(failed, { 整改期限: '2099-01-01' });
	await expect(protection).toBeVisible();
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=protection]')).toBeVisible();

	await page.goto(address);
	await protection.fill('由 110101199003074338 值守');
	await protection.blur();
	await expect(failed.getByText('像是写了身份证号')).toBeVisible();
	expect(await keptWords(page)).toContain('110101199003074338');
	expect(await written(page)).not.toContain('110101199003074338');
	await protection.fill('派人值守并拉警戒线');
	await protection.blur();
	await expect.poll(() => valueOf(page, 'protection')).toBe('派人值守并拉警戒线');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=not-checked]')).toBeVisible();
	expect(await codes(page)).not.toContain('protection');
});

test('what was put right on the spot has its photo afterwards in place, as a pair', async ({
	page
}) => {
	const address = await begin(page);
	const failed = card(page, ITEM);
	await answer(failed, '不合格');
	await failed.getByLabel('现场处置').selectOption('立行立改');
	await expect.poll(() => valueOf(page, 'handling')).toBe('onSpot');
	const after = failed.locator('[data-on-spot]');
	await expect(after.getByText('复查后才销号')).toBeVisible();
	await expect(after.getByText('先拍一张整改前的')).toBeVisible();
	await decide(failed, { 责任人: '总务主任' });
	await addPhoto(page, failed, '应急灯不亮');
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=photo-after]')).toBeVisible();

	await page.goto(address);
	await after.getByRole('button', { name: '拍整改后照片' }).click();
	const sheet = page.getByRole('dialog', { name: '拍整改后，对准原来的位置' });
	await expect(sheet.getByAltText('整改前的照片')).toBeVisible();
	await sheet
		.getByLabel('相册')
		.setInputFiles({ name: '后.jpg', mimeType: 'image/jpeg', buffer: await jpeg(page, '灯亮了') });
	await expect(sheet).toHaveCount(0);
	await expect(after.locator('figure[data-saved=yes]')).toHaveCount(1);
	await expect(failed.locator('figure')).toHaveCount(2);
	await page.goto(`${address}/review`);
	await expect(page.locator('[data-gap=not-checked]')).toBeVisible();
	expect(await codes(page)).not.toContain('photo-after');

	await seal(page, address);
	await page.goto('/schools/sample-2142990101');
	// Put right, and not closed: it waits for its recheck.
	await expect(page.locator('[data-figure=toRecheck] b')).toHaveText('1');
});

test('a free finding can be put right on the spot too', async ({ page }) => {
	await begin(page);
	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog', { name: '记一个问题' });
	await dialog.getByLabel('看到了什么').fill('楼梯口堆放纸箱');
	await dialog.getByLabel('部位').fill('东楼梯');
	await dialog.getByRole('button', { name: '记下' }).click();
	await addPhoto(page, dialog, '纸箱');
	await dialog.getByLabel('现场处置').selectOption('立行立改');
	await expect(dialog.getByRole('button', { name: '拍整改后照片' })).toBeVisible();
});
