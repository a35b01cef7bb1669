/** What an earlier visit left open is in the next one, without anybody looking for it. */
import { expect, test, type Page } from 'playwright/test';
import {
	addPhoto,
	answer,
	begin,
	card,
	decide,
	enterPractice,
	PRIMARY_ID,
	seal
} from './harness/practice';

/** In the quick checklist: one item, asked again by it, and a problem that no checklist has. */
const ITEM = 'FIRE-05';

/** Sealed with a failed item whose deadline has passed, and a free finding. */
async function earlierVisit(page: Page): Promise<void> {
	const address = await begin(page);
	const failed = card(page, ITEM);
	await answer(failed, '不合格');
	await failed.getByLabel('问题描述').fill('二楼安全出口上锁');
	await addPhoto(page, failed, '出口');
	await decide(failed, { 责任人: '总务主任', 整改期限: '2020-01-02' });
	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog', { name: '记一个问题' });
	await dialog.getByLabel('看到了什么').fill('围墙外有积水');
	await dialog.getByLabel('部位').fill('东墙');
	await dialog.getByRole('button', { name: '记下' }).click();
	await dialog.getByRole('button', { name: '回到检查项' }).click();
	await seal(page, address);
}

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
	await earlierVisit(page);
});

test('the card of an item says what was found before and leads to its row', async ({ page }) => {
	await begin(page);
	const earlier = card(page, ITEM).getByRole('link', { name: /^上次/ });
	await expect(earlier).toHaveText(
		/^上次 \d{4}-\d{2}-\d{2} 不合格 · 待整改 · 限 1月2日（逾期 \d+ 天） · 照片 1 张$/
	);
	await expect(earlier).toHaveAttribute('href', /^\/ledger\/.+/);
	await expect(page.locator('.earlier:visible')).toHaveCount(1);

	await page.getByRole('button', { name: '筛选和排序' }).click();
	await page.getByLabel('有未销号问题').check();
	await page.getByRole('button', { name: '看这 1 项' }).click();
	await expect(page.locator('[data-item]')).toHaveCount(1);
	await expect(card(page, ITEM)).toBeVisible();
});

test('whoever begins a visit sees what is open, and whoever leaves what was not looked at', async ({
	page
}) => {
	await page.goto(`/inspections/new?school=${PRIMARY_ID}&template=opening-quick`);
	const list = page.locator('[data-unsettled="2"]');
	await expect(list.getByRole('heading', { name: '这所学校还有 2 项未销号' })).toBeVisible();
	await expect(list.getByRole('link', { name: '围墙外有积水' })).toBeVisible();

	const address = await begin(page);
	await page.goto(`${address}/review`);
	const gap = page.locator('[data-gap=unsettled]');
	await expect(gap).toContainText('2 项未销号的问题这次没看');
	await expect(list.getByText('另记的问题')).toBeVisible();

	await page.goto(address);
	await answer(card(page, ITEM), '合格');
	await page.goto(`${address}/review`);
	await expect(gap).toContainText('1 项未销号的问题这次没看');
	await expect(list.getByText('这次：合格')).toBeVisible();
	// A visit without them can be left all the same.
	await seal(page, address);
});

test('the page of a school says what became of its findings, each figure leading to its rows', async ({
	page
}) => {
	await page.goto(`/schools/${PRIMARY_ID}`);
	const record = page.locator('[data-record]');
	await expect(record.locator('[data-figure=open] b')).toHaveText('2');
	await expect(record.locator('[data-figure=open]')).toHaveAttribute(
		'href',
		new RegExp(`^/ledger\\?school=${PRIMARY_ID}&season=\\d{4}-[12]&state=open$`)
	);
	await expect(record.locator('[data-figure=overdue] b')).toHaveText('1');
	await expect(record.getByRole('link', { name: /^复查这所学校/ })).toHaveAttribute(
		'href',
		`/ledger/recheck/${PRIMARY_ID}`
	);
});

test('a fact of a school says when it was confirmed, and one tap confirms what is old', async ({
	page
}) => {
	await page.clock.setFixedTime(new Date('2031-09-10T02:00:00Z'));
	await page.goto(`/schools/${PRIMARY_ID}`);
	const fact = page.locator('[data-fact=has_canteen]');
	await expect(fact.getByText('上学期前')).toBeVisible();
	await fact.getByRole('button', { name: '食堂：仍是这样' }).click();
	await expect(fact.getByText('确认于 2031年9月10日')).toBeVisible();
	await expect(fact.getByText('上学期前')).toHaveCount(0);
	await expect(fact.getByRole('button', { name: '食堂：仍是这样' })).toHaveCount(0);

	await page.goto(`/inspections/new?school=${PRIMARY_ID}&template=opening-quick`);
	await page.getByText(/^学校情况 \d+ 项/).click();
	const canteen = page.locator('[data-fact=has_canteen]');
	await expect(canteen.getByText('确认于 2031年9月10日')).toBeVisible();
	const bus = page.locator('[data-fact=has_bus]');
	await bus.getByRole('button', { name: /仍是这样$/ }).click();
	await expect(bus.getByText('确认于 2031年9月10日')).toBeVisible();
});
