/** 用语库: a failed item is filled in by one tap, and what this office writes itself comes first. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { answer, begin, card, decide, enterPractice, seal } from './harness/practice';
import { storedEvents, written } from './harness/stored';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

const fields = (item: Locator): [note: Locator, measure: Locator] => [
	item.getByLabel('问题描述'),
	item.getByLabel('整改措施')
];

async function open(item: Locator): Promise<Locator> {
	await item.getByRole('button', { name: '用语', exact: true }).click();
	const phrases = item.locator('[data-phrases]');
	await expect(phrases.locator('[data-phrase]').first()).toBeVisible();
	return phrases;
}

test('a phrase found by initials fills what is wrong and what has to be done, and both are kept', async ({
	page
}) => {
	await begin(page);
	const item = card(page, 'FS-11');
	await answer(item, '不合格');
	const phrases = await open(item);
	await expect(phrases.locator('[data-phrase]').first()).toContainText('库房发现过期食品');
	await expect(phrases.locator('[data-phrase]').first()).toContainText('依据');

	// What a search finds says whose it is.
	await phrases.getByRole('searchbox').fill('gqsp');
	const found = phrases.locator('[data-phrase="FS-11"]');
	await expect(found).toContainText('FS-11');
	await found.getByRole('button').click();
	await expect(phrases).toHaveCount(0);
	const [note, measure] = fields(item);
	await expect(note).toHaveValue('库房发现过期食品＿＿，共＿＿件。');
	await expect(measure).toHaveValue(/^立即封存下架/);

	// The first blank is chosen, so that typing fills it.
	await expect(note).toBeFocused();
	await page.keyboard.type('面粉');
	await note.blur();
	await expect.poll(() => written(page)).toContain('库房发现过期食品面粉，共＿＿件。');
	await page.reload();
	await expect(note).toHaveValue('库房发现过期食品面粉，共＿＿件。');
	await expect(measure).toHaveValue(/^立即封存下架/);
});

test('what is written already is asked about where it stands, never overwritten', async ({
	page
}) => {
	await begin(page);
	const item = card(page, 'FIRE-09');
	await answer(item, '不合格');
	const [note, measure] = fields(item);
	await note.fill('东侧出口');
	await decide(item, { 整改措施: '换推杠锁' });
	const phrases = await open(item);
	const phrase = phrases.locator('[data-phrase]').filter({ hasText: '疏散通道堆放' });
	await phrase.getByRole('button').first().click();
	await expect(phrase).toContainText('已经写了：东侧出口 / 换推杠锁');
	await expect(note).toHaveValue('东侧出口');

	await phrase.getByRole('button', { name: '接在后面' }).click();
	await expect(note).toHaveValue('东侧出口；＿＿疏散通道堆放＿＿。');
	await expect(measure).toHaveValue(/^换推杠锁；当场清空/);

	const again = await open(item);
	await again
		.locator('[data-phrase]')
		.filter({ hasText: '安全出口上锁' })
		.getByRole('button')
		.click();
	await again.getByRole('button', { name: '替换' }).click();
	await expect(note).toHaveValue('上课时间＿＿安全出口上锁。');
	await expect(measure).toHaveValue(/^当场开锁/);
});

/** A visit in which one item failed in these words, sealed. */
async function sealedWith(page: Page, fact: string, measure: string): Promise<void> {
	await page.goto('/');
	const address = await begin(page, 'monthly');
	const item = card(page, 'RT-13');
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill(fact);
	await item.getByLabel('问题描述').blur();
	await decide(item, { 整改措施: measure, 责任人: '总务主任' });
	await seal(page, address);
}

test('wording kept in three sealed inspections comes first for its item', async ({ page }) => {
	const own = '督学公示牌被海报挡住';
	for (const fact of [own, `${own}。`, '督学公示牌，被海报挡住'])
		await sealedWith(page, fact, '当天移开海报');
	await begin(page, 'monthly');
	const item = card(page, 'RT-13');
	await answer(item, '不合格');
	const first = (await open(item)).locator('[data-phrase]').first();
	await expect(first).toContainText('本单位常用 · 3 次');
	await expect(first).toContainText('海报挡住');
	await first.getByRole('button').click();
	await expect(item.getByLabel('整改措施')).toHaveValue('当天移开海报');

	await page.goto('/phrases');
	await expect(page.locator('[data-phrase]')).toHaveCount(1);
	await page.getByRole('button', { name: '消防', exact: true }).click();
	await expect(page.locator('[data-phrase^="FIRE-"]').first()).toBeVisible();
});

test('a free problem takes its words from the whole book', async ({ page }) => {
	await begin(page, 'bullying');
	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: '从用语库里找' }).click();
	await dialog.getByRole('searchbox').fill('灭火器');
	const found = dialog.locator('[data-phrase="FIRE-12"]').first();
	await found.getByRole('button').click();
	await expect(dialog.getByLabel('看到了什么')).toHaveValue(/^抽10具灭火器/);
	await dialog.getByRole('button', { name: '记下' }).click();
	await expect(dialog.getByLabel('整改措施')).toHaveValue(/^立即更换或送检/);
	const events = await storedEvents(page);
	expect(events.filter(({ header }) => header.subject.finding)).not.toHaveLength(0);
});
