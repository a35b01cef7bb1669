/** 离场门: one list of what is missing, each one tap from where it is put right. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { addPhoto, answer, begin, card, enterPractice, jpeg } from './harness/practice';
import { written } from './harness/stored';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

const gap = (page: Page, code: string) => page.locator(`[data-gap="${code}"]`);
const gaps = (page: Page): Promise<(string | null)[]> =>
	page.locator('[data-gap]').evaluateAll((all) => all.map((one) => one.getAttribute('data-gap')));

/** Types into a field, leaves it and waits until it is an event. */
async function fill(page: Page, place: Locator, label: string, words: string): Promise<void> {
	await place.getByLabel(label).fill(words);
	await place.getByLabel(label).blur();
	await expect.poll(() => written(page)).toContain(words);
}

test('what is missing is listed, leads to its place, and goes once it is there', async ({
	page
}) => {
	const address = await begin(page);
	const extinguisher = card(page, 'FIRE-05');
	await answer(extinguisher, '不合格');
	await page.getByRole('button', { name: '记一个问题' }).click();
	await page.getByLabel('看到了什么').fill('操场边有深坑');
	await page.getByRole('button', { name: '记下' }).click();
	await page.getByRole('button', { name: '回到检查项' }).click();
	await page.getByRole('button', { name: '先拍照，再归类' }).click();
	await page
		.getByRole('dialog')
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: '坑.jpg', mimeType: 'image/jpeg', buffer: await jpeg(page, '坑') });
	await expect(page.getByText('已拍 1 张')).toBeVisible();

	await page.goto(`${address}/review`);
	await expect(gap(page, 'photo')).toContainText('FIRE-05');
	const listed = await gaps(page);
	for (const code of ['photo', 'owner', 'place', 'unassigned', 'not-checked', 'unsigned'])
		expect(listed).toContain(code);
	// What stands in the way comes first.
	expect(listed.indexOf('photo')).toBeLessThan(listed.indexOf('unassigned'));
	await expect(page.getByRole('button', { name: /^封存（还差 \d+ 处）$/ })).toBeDisabled();

	await test.step('a photo and an owner, at the item', async () => {
		await gap(page, 'photo').getByRole('link').click();
		await expect(extinguisher).toBeInViewport();
		await addPhoto(page, extinguisher, '灭火器');
		await fill(page, extinguisher, '责任人', '总务主任');
		await page.goto(`${address}/review`);
		await expect(gap(page, 'unassigned')).toBeVisible();
		await expect(gap(page, 'photo')).toHaveCount(0);
		await expect(gap(page, 'owner').filter({ hasText: 'FIRE-05' })).toHaveCount(0);
	});
	await test.step('where a free finding is', async () => {
		await gap(page, 'place').getByRole('link').click();
		const finding = page.locator('[data-finding]').filter({ hasText: '操场边有深坑' });
		await expect(finding).toBeInViewport();
		await fill(page, finding, '部位', '操场东侧');
		await page.goto(`${address}/review`);
		await expect(gap(page, 'unassigned')).toBeVisible();
		await expect(gap(page, 'place')).toHaveCount(0);
	});
	await test.step('what a photo shows', async () => {
		await gap(page, 'unassigned').getByRole('link').click();
		await page.locator('[data-photo] a').first().click();
		// As where it is about pupils, but here the item may have it.
		await page.getByRole('searchbox').fill('FIRE-05');
		await expect(page.getByRole('button', { name: /^FIRE-05/ })).toBeVisible();
		await page.getByRole('searchbox').fill('');
		await page.getByRole('button', { name: '操场边有深坑' }).click();
		await expect(page.locator('[data-assigned=yes]')).toContainText('操场边有深坑');
		await page.goto(`${address}/review`);
		await expect(gap(page, 'not-checked')).toBeVisible();
		await expect(gap(page, 'unassigned')).toHaveCount(0);
	});
	await test.step('who has not signed', async () => {
		await expect(gap(page, 'unsigned')).toContainText('3 人');
		await gap(page, 'unsigned').getByRole('link').click();
		await expect(page).toHaveURL(/\/sign$/);
		await expect(page.locator('[data-signer]')).toHaveCount(3);
	});
});

test('what was stopped needs what, since when and who was told', async ({ page }) => {
	const address = await begin(page);
	const flour = card(page, 'FS-11');
	await answer(flour, '不合格');
	await addPhoto(page, flour, '过期');
	await fill(page, flour, '责任人', '食堂负责人');
	await fill(page, flour, '停用了什么', '3 袋面粉');
	await fill(page, flour, '通知了谁、几点', '校长，10:20');
	await page.goto(`${address}/review`);
	await expect(gap(page, 'stop-use')).toContainText('FS-11');
	await gap(page, 'stop-use').getByRole('link').click();
	await fill(page, flour, '什么时候停的', '2026-09-01T10:15');
	await page.goto(`${address}/review`);
	await expect(gap(page, 'not-checked')).toBeVisible();
	await expect(gap(page, 'stop-use')).toHaveCount(0);
});

test('no photo is asked for or taken where it is about pupils', async ({ page }) => {
	const address = await begin(page, 'bullying');
	const items = page.locator('[data-item^="BU-"]');
	const ids = await items.evaluateAll((all) => all.map((one) => one.getAttribute('data-item')));
	expect(ids.length).toBeGreaterThan(5);
	for (const id of ids.slice(0, 3)) {
		const target = card(page, id ?? '');
		await answer(target, '不合格');
		await fill(page, target, '责任人', `校长 ${id}`);
	}
	await page.goto(`${address}/review`);
	await expect(gap(page, 'not-checked')).toBeVisible();
	await expect(gap(page, 'photo')).toHaveCount(0);
	await expect(gap(page, 'photo-advised')).toHaveCount(0);
	await page.goto(`${address}/photos`);
	await page
		.getByLabel('相册', { exact: true })
		.setInputFiles({ name: '图.jpg', mimeType: 'image/jpeg', buffer: await jpeg(page, '图') });
	await expect(page.getByText('未归类 1 张')).toBeVisible();
	await page.locator('[data-photo] a').first().click();
	await page.getByRole('searchbox').fill(ids[0] ?? '');
	await expect(page.getByRole('button', { name: new RegExp(`^${ids[0]}`) })).toHaveCount(0);
});
