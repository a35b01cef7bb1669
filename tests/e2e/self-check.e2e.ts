/** A school checks itself: in its own words from the first screen to the paper, signed by its principal alone. */
import { expect, test, type Page } from 'playwright/test';
import { download } from './harness/exported';
import {
	addPhoto,
	answer,
	begin,
	card,
	decide,
	enterPractice,
	PRIMARY,
	PRIMARY_ID,
	seal
} from './harness/practice';
import { draw, school } from './harness/signing';
import { storedEvents } from './harness/stored';

const OFFICER = '安全员丙（示例）';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

/** In the settings and on the page of the school. */
async function actForSchool(page: Page): Promise<void> {
	await page.goto('/settings');
	await page.getByLabel('学校安全员').check();
	await page.goto('/');
	await page.getByRole('link', { name: '去学校名册' }).click();
	await page.goto(`/schools/${PRIMARY_ID}`);
	await page.getByRole('button', { name: '设为本校' }).click();
	await expect(page.getByText('本校', { exact: true })).toBeVisible();
	await page.goto('/');
}

test('from 今日 to the seal in the school’s words', async ({ page }) => {
	await actForSchool(page);
	await expect(page.getByRole('heading', { name: PRIMARY })).toBeVisible();
	await expect(page.getByText('没有要整改的问题')).toBeVisible();
	await page.getByRole('link', { name: '开始自查' }).click();
	await expect(page.getByRole('heading', { name: '新建自查' })).toBeVisible();
	await page.getByLabel('自查人 1').fill(OFFICER);
	await page.getByRole('button', { name: /^开始自查/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	const address = page.url();

	const failed = card(page, 'FS-23');
	await expect(failed.getByRole('heading')).toContainText('我们的防鼠防蝇设施');
	await answer(failed, '不合格');
	await addPhoto(page, failed, '防鼠板');
	await decide(failed, { 责任人: '食堂负责人' });
	await expect(page.getByText('须移送')).toHaveCount(0);

	await page.goto(`${address}/review`);
	await expect(page.getByRole('heading', { name: '自查核对' })).toBeVisible();
	await expect(page.locator('[data-finding]')).toContainText('我们的防鼠防蝇设施');

	await page.goto(`${address}/sign`);
	await expect(page.locator('[data-signer]')).toHaveCount(1);
	await school(page).getByRole('button', { name: '校长 签字' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByLabel('姓名').fill('校长丁（示例）');
	await draw(page, sheet);
	await sheet.getByRole('button', { name: '签好了' }).click();
	await expect(school(page)).toHaveAttribute('data-state', 'signed');
	await page.getByRole('button', { name: '封存', exact: true }).click();
	await expect(page.getByText('数值不再变动')).toBeVisible();
	const roles = (await storedEvents(page))
		.filter(({ header }) => header.subject.inspection)
		.map(({ header }) => header.author.role);
	expect(new Set(roles)).toEqual(new Set(['school']));

	await page.goto(`${address}/print`);
	const paper = page.locator('.paper');
	await expect(paper.getByRole('heading', { name: '学校安全自查记录表' })).toBeVisible();
	await expect(paper).toContainText(`自查人${OFFICER}`);
	await expect(paper).toContainText('我们的防鼠防蝇设施');
	await expect(paper).not.toContainText('检查人员');

	await page.goto('/');
	await expect(page.locator('[data-own-to-put-right="1"]')).toContainText('我们的防鼠防蝇设施');
	await expect(page.locator('[data-to-put-right="0"]')).toBeVisible();
});

test('its result says 自查 when it leaves the app', async ({ page }) => {
	await page.goto(`/inspections/new?school=${PRIMARY_ID}&template=self-check`);
	await page.getByLabel('自查人 1').fill(OFFICER);
	await page.getByRole('button', { name: /^开始自查/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	const address = page.url();
	await answer(card(page, 'FS-23'), '不合格');
	await seal(page, address);
	const { name, bytes } = await download(page, '台账 CSV');
	expect(name).toMatch(/^安全自查_/);
	const [, row = ''] = new TextDecoder().decode(bytes).split('\r\n');
	expect(row.split(',').filter((cell) => cell === '自查')).toHaveLength(2);
});

test('what an inspection found is what the school must put right, and nothing it found itself', async ({
	page
}) => {
	const address = await begin(page);
	await answer(card(page, 'RT-06'), '不合格');
	await seal(page, address);
	await actForSchool(page);
	const found = page.locator('[data-to-put-right="1"]');
	await expect(found.getByRole('heading', { name: '要整改的问题 1' })).toBeVisible();
	await expect(found.getByRole('link', { name: /^RT-06/ })).toHaveAttribute(
		'href',
		/^\/ledger\/.+/
	);
	await expect(page.locator('[data-own-to-put-right]')).toHaveCount(0);
});
