import { expect, test, type Page } from 'playwright/test';
import { addPhoto, answer, begin, card, enterPractice, PRIMARY_ID, seal } from './harness/practice';
import {
	chooseOption,
	form,
	openMore,
	openStep,
	panel,
	recheck,
	report,
	signClosed,
	writeStep
} from './harness/finding';
import { countOf, draw, failExit } from './harness/signing';
import { keptWords, storedEvents } from './harness/stored';

/** A sealed visit with one serious finding. Resolves with its id, on its own screen. */
async function filedFinding(page: Page): Promise<string> {
	await enterPractice(page);
	const address = await begin(page);
	await failExit(page);
	await seal(page, address);
	await page.goto(`${new URL(address).pathname}/review`);
	const id = await page.locator('[data-finding]').first().getAttribute('data-finding');
	if (!id) throw new Error('no finding on the review');
	await page.goto(`/ledger/${id}`);
	await expect(panel(page)).toHaveAttribute('data-state', 'open');
	return id;
}

test('a finding is reported, returned, reported again, accepted, and closed by a signature alone', async ({
	page
}) => {
	const id = await filedFinding(page);
	const other = await page.context().newPage();
	await other.goto(`/ledger/${id}`);

	await report(page, '锁已拆除', '锁已拆');
	// What another tab wrote shows without asking.
	await expect(panel(other)).toHaveAttribute('data-state', 'toRecheck');
	await other.close();

	await openStep(page, 'accept');
	await form(page).getByLabel('复查人', { exact: true }).fill('检查员甲（示例）');
	await chooseOption(page, '退回');
	await form(page).getByLabel('退回原因').fill('后门还锁着');
	await expect.poll(() => countNotes(page, '后门还锁着')).toBe(1);
	await page.reload();
	await openStep(page, 'accept');
	await expect(form(page).getByLabel('退回原因')).toHaveValue('后门还锁着');
	await form(page).getByLabel('复查人', { exact: true }).fill('检查员甲（示例）');
	await writeStep(page, '记下：退回');
	await expect(panel(page)).toHaveAttribute('data-state', 'rectifying');
	await expect(page.locator('[data-flag=returned]')).toBeVisible();
	await expect(page.locator('[data-next-line]')).toContainText('还剩 15 天');
	expect(await countNotes(page, '后门还锁着')).toBe(0);

	await report(page, '前后门的锁都已拆除');
	await recheck(page, '通过');
	await expect(page.getByText('已通过，待签字')).toBeVisible();
	await expect(panel(page)).toHaveAttribute('data-state', 'toRecheck');

	await signClosed(page, '检查员甲（示例）');
	await page.reload();
	await expect(panel(page)).toHaveAttribute('data-state', 'closed');
	await expect(page.locator('[data-moment]')).toHaveCount(6);
	expect(await countOf(page, 'recheck.decided')).toBe(2);
});

test('extension, transfer with its reply, supervision and stopped use are each written once', async ({
	page
}) => {
	await filedFinding(page);
	await openStep(page, 'extend');
	await form(page).getByRole('button', { name: '以督导室身份' }).click();
	await form(page).getByLabel('延到哪天').fill('2099-01-01');
	await form(page).getByLabel('原因').fill('等待采购');
	await form(page).getByLabel('批准人').fill('示例批准人');
	await writeStep(page, '延期');
	await expect(page.locator('[data-flag=extended]')).toBeVisible();

	await openStep(page, 'supervise');
	await chooseOption(page, '市级');
	await writeStep(page, '挂牌督办');
	await expect(page.locator('[data-flag=supervised]')).toBeVisible();
	await openStep(page, 'liftSupervision');
	await form(page).getByLabel('原因').fill('已经到位');
	await writeStep(page, '摘牌');
	await expect(page.locator('[data-flag=supervised]')).toHaveCount(0);

	await openStep(page, 'stopUse');
	await form(page).getByLabel('停用了什么').fill('二楼活动室');
	await form(page).getByLabel('通知了谁').fill('示例校长');
	await writeStep(page, '停用');
	await expect(page.locator('[data-flag=stopped]')).toBeVisible();

	await openStep(page, 'transfer');
	await form(page).getByLabel('移送给').fill('消防部门');
	await form(page).getByLabel('请哪天前答复').fill('2099-01-01');
	await writeStep(page, '移送');
	await expect(panel(page)).toHaveAttribute('data-next', 'department');
	await openStep(page, 'transferReply');
	await form(page).getByLabel('部门怎么答复').fill('已督促整改');
	await writeStep(page, '登记部门答复');
	await expect(panel(page)).toHaveAttribute('data-state', 'toRecheck');

	await recheck(page, '通过');
	await signClosed(page, '检查员甲（示例）');
	await openStep(page, 'resumeUse');
	await form(page).getByLabel('批准人').fill('示例批准人');
	await writeStep(page, '恢复使用');
	await expect(page.locator('[data-flag=stopped]')).toHaveCount(0);
	for (const kind of ['finding.extended', 'finding.transferred', 'transfer.replied'])
		expect(await countOf(page, kind)).toBe(1);
});

test('the school reports by keyboard alone, and is offered nothing that closes', async ({
	page
}) => {
	const id = await filedFinding(page);
	await page.evaluate(() => localStorage.setItem('anxiao:role:practice', 'school'));
	await page.goto(`/ledger/${id}`);
	await page.locator('button[data-step=reportDone]').focus();
	await page.keyboard.press('Enter');
	await expect(form(page).locator('h3')).toBeFocused();
	const text = form(page).getByLabel('怎么整改的');
	for (let i = 0; i < 5 && !(await isFocused(text)); i++) await page.keyboard.press('Tab');
	await page.keyboard.type('锁已拆除');
	const name = form(page).getByLabel('报告人姓名');
	for (let i = 0; i < 20 && !(await isFocused(name)); i++) await page.keyboard.press('Tab');
	await page.keyboard.type('示例校长');
	const button = form(page).getByRole('button', { name: '报告整改情况' });
	for (let i = 0; i < 6 && !(await isFocused(button)); i++) await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(panel(page)).toHaveAttribute('data-state', 'toRecheck');
	await openMore(page);
	await expect(page.locator('[data-to-recheck]')).toHaveCount(0);
	for (const step of ['accept', 'sign', 'return', 'extend'])
		await expect(page.locator(`button[data-step=${step}]`)).toHaveCount(0);
});

test('a school is rechecked in one go and all that was accepted is signed once', async ({
	page
}) => {
	await enterPractice(page);
	const address = await begin(page);
	await failExit(page);
	const second = card(page, 'FIRE-01');
	await answer(second, '不合格');
	await second.getByLabel('问题描述').fill('灭火器过期');
	await addPhoto(page, second, '灭火器');
	// The words of the item speak of 责任人 as well.
	await second.getByLabel('责任人', { exact: true }).fill('安全专干');
	await second.getByLabel('责任人', { exact: true }).blur();
	await expect
		.poll(async () => JSON.stringify(await storedEvents(page)).includes('安全专干'))
		.toBe(true);
	await seal(page, address);
	await page.goto(`/ledger/recheck/${PRIMARY_ID}`);
	const rows = page.locator('[data-recheck]');
	await expect(rows).toHaveCount(2);
	for (const row of await rows.all()) {
		await row.getByRole('button', { name: '录入学校的整改报告' }).click();
		await row.getByLabel('怎么整改的').fill('已经改好');
		await row.getByLabel('报告人姓名').fill('示例校长');
		await row.getByRole('button', { name: '录入学校的整改报告' }).click();
		await expect(row).toHaveAttribute('data-state', 'toRecheck');
	}
	await rows.first().getByRole('heading').getByRole('link').click();
	await page.locator('[data-to-recheck="2"]').click();
	await expect(rows).toHaveCount(2);
	await page.getByLabel('复查人', { exact: true }).fill('检查员甲（示例）');
	for (const row of await rows.all()) {
		await row.getByRole('radio', { name: '通过' }).check({ force: true });
		await row.getByRole('button', { name: '记下：通过' }).click();
		await expect(row).toHaveAttribute('data-accepted', 'yes');
		await expect(row).toHaveAttribute('data-state', 'toRecheck');
	}
	await page.getByRole('button', { name: '签字销号 2 条' }).click();
	await draw(page, form(page));
	await form(page).getByRole('button', { name: '签字销号 2 条' }).click();
	for (const row of await rows.all()) {
		await expect(row).toHaveAttribute('data-state', 'closed');
		await expect(row.locator('[data-hands]')).toContainText('检查员甲（示例）');
	}
	expect(await countOf(page, 'signature.given')).toBe(2);
});

const isFocused = (target: ReturnType<Page['locator']>): Promise<boolean> =>
	target.evaluate((element) => element === document.activeElement);

/** How many rows of typing hold these words. */
const countNotes = async (page: Page, words: string): Promise<number> =>
	(await keptWords(page)).includes(words) ? 1 : 0;
