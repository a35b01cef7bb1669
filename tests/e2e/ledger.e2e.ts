/** The ledger over what colleagues brought back from twenty-four schools: every figure, filter and key against the plan. */
import readWorkbook from 'read-excel-file/node';
import { expect, test, type Page } from 'playwright/test';
import { otherPhone } from '../fixtures/season/other-phone';
import { byOthers, foundThemselves, schools, type Outcome } from '../fixtures/season/xianning';
import { choose, newPhone, takeIn } from './harness/backup-files';
import { download } from './harness/exported';
import { enterPractice } from './harness/practice';
import { storedEvents } from './harness/stored';

const NOW = new Date('2026-09-12T02:00:00Z');
const states: Record<Outcome, string> = {
	closed: 'closed',
	reported: 'toRecheck',
	returned: 'rectifying',
	overdue: 'open',
	transferred: 'rectifying',
	extended: 'open'
};
const count = (state: string): number =>
	byOthers.filter(({ outcome }) => states[outcome] === state).length;
const SUM = `总数 ${byOthers.length} = 待整改 ${count('open')} + 整改中 ${count('rectifying')} + 待复查 ${count('toRecheck')} + 已销号 ${count('closed')}`;

const list = (page: Page) => page.locator('[data-ledger-rows]');
const expectRows = (page: Page, rows: number): Promise<void> =>
	expect(list(page)).toHaveAttribute('data-ledger-rows', String(rows));
const isWide = (page: Page): boolean => (page.viewportSize()?.width ?? 0) >= 1024;

/** The other phone's data is here, and the ledger is open. */
async function withSeason(page: Page): Promise<void> {
	await page.clock.setFixedTime(NOW);
	await enterPractice(page);
	const buffer = Buffer.from(await (await otherPhone('practice')).arrayBuffer());
	await choose(page, [{ name: '同事.anxiao', buffer }]);
	await takeIn(page);
	await page.goto('/ledger');
	await expect(page.locator('[data-ledger=ready]')).toBeVisible();
	await expectRows(page, byOthers.length);
}
/** On a phone the filters are folded away. */
async function narrow(page: Page, label: string, option: string): Promise<void> {
	const filter = page.getByLabel(label, { exact: true });
	if (!(await filter.isVisible())) await page.getByRole('button', { name: /^筛选/ }).click();
	// Its list is made when somebody turns to it.
	await filter.focus();
	await filter.selectOption({ label: option });
}

test('adds up, counts self-checks apart, and each figure leads to its rows', async ({ page }) => {
	await withSeason(page);
	const sum = page.locator('[data-ledger-sum]');
	await expect(sum).toHaveAttribute('data-ledger-sum', SUM);
	const late = byOthers.filter(({ outcome }) => outcome === 'overdue' || outcome === 'reported');
	await sum.getByRole('button', { name: /^逾期/ }).click();
	await expectRows(page, late.length);
	await sum.getByRole('button', { name: /^已销号/ }).click();
	await sum.getByRole('button', { name: /^逾期/ }).click();
	await expectRows(page, count('closed'));
	await sum.getByRole('button', { name: /^自查/ }).click();
	const own = [...new Set(byOthers.map(({ school }) => school))].flatMap(foundThemselves);
	await expectRows(page, own.length);
	await page.goBack();
	await expectRows(page, count('closed'));
});

test('finds by first letters, narrows and groups; the address and a kept view bring it back', async ({
	page
}) => {
	await withSeason(page);
	const inXianan = byOthers.filter(({ school }) => schools[school]?.county === '咸安区');
	await page.locator('[data-ledger-search]').fill('xasl');
	await expectRows(page, inXianan.length);
	await page.locator('[data-ledger-search]').fill('');
	await narrow(page, '县区', '咸安区');
	await expectRows(page, inXianan.length);
	await narrow(page, '分组', '分组：学校');
	const groups = new Set(inXianan.map(({ school }) => school)).size;
	await expectRows(page, inXianan.length + groups);
	await page.getByRole('button', { name: '存为视图' }).click();
	await page.getByLabel('视图名称').fill('咸安按学校');
	await page.getByRole('button', { name: '存视图' }).click();

	await page.reload();
	await expectRows(page, inXianan.length + groups);
	await page.goto('/ledger');
	await expectRows(page, byOthers.length);
	await page.getByRole('button', { name: '咸安按学校', exact: true }).click();
	await expectRows(page, inXianan.length + groups);
	await expect(page.locator('[data-ledger-group]').first()).toContainText('咸安示例第');
});

test('sets an owner for many at once, and a later deadline only with a reason and an approver', async ({
	page
}) => {
	await withSeason(page);
	await page
		.locator('[data-ledger-sum]')
		.getByRole('button', { name: /^待整改/ })
		.click();
	await expectRows(page, count('open'));
	if (isWide(page)) await page.getByRole('checkbox', { name: /^全选/ }).check();
	else {
		await page.getByRole('button', { name: '选行' }).click();
		await page.getByRole('button', { name: /^全选/ }).click();
	}
	await page.getByRole('button', { name: '设责任人和期限' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: '以督导室身份操作' }).click();
	await sheet.getByLabel('责任人').fill('样例副校长');
	await sheet.getByLabel('整改期限').fill('2026-10-20');
	await expect(sheet.locator('[data-later]')).toHaveAttribute('data-later', String(count('open')));
	await sheet.getByLabel('延期理由').fill('样例：等待拨款');
	const apply = sheet.getByRole('button', { name: /^存到/ });
	await apply.click();
	await expect(sheet.getByRole('alert')).toBeVisible();
	await sheet.getByLabel('批准人').fill('样例科长');
	await apply.click();
	await expect(sheet).toHaveCount(0);
	const written = (await storedEvents(page)).map(({ header }) => header.type);
	const of = (type: string) => written.filter((one) => one === type).length;
	expect([of('finding.assigned/1'), of('finding.extended/1')]).toEqual([
		count('open'),
		count('open')
	]);
	// None of them is late any more.
	await page.goto('/ledger?due=overdue&state=open');
	await expect(page.getByText('没有符合条件的行。')).toBeVisible();
});

test('exports the rows that are found as the bureau’s sheet, and their deadlines as a calendar', async ({
	page
}) => {
	await withSeason(page);
	await page.goto('/ledger?item=FIRE-11&state=closed');
	const wanted = byOthers.filter(({ item, outcome }) => item === 'FIRE-11' && outcome === 'closed');
	await expectRows(page, wanted.length);
	await page.getByRole('button', { name: '导出', exact: true }).click();
	const book = await download(page, '台账 Excel');
	const [sheet, ...others] = await readWorkbook(book.path);
	expect(others).toEqual([]);
	const [head = [], ...rows] = sheet?.data ?? [];
	const column = (title: string) => rows.map((row) => row[head.indexOf(title)]);
	expect(column('学校名称').sort()).toEqual(
		wanted.map(({ school }) => schools[school]?.name).sort()
	);
	expect(new Set(column('销号状态'))).toEqual(new Set(['已销号']));
	expect(new Set(column('复查结论'))).toEqual(new Set(['通过']));

	await page.goto('/ledger?item=FIRE-11');
	await page.getByRole('button', { name: '导出', exact: true }).click();
	const calendar = (await download(page, '期限日历 .ics')).bytes.toString('utf8');
	const unsettled = byOthers.filter(
		({ item, outcome }) => item === 'FIRE-11' && outcome !== 'closed'
	);
	expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(unsettled.length);
	expect(calendar.match(/DTSTART;VALUE=DATE:\d{8}\r\n/g)).toHaveLength(unsettled.length);
});

test('opens a row: beside the table by key, on a phone by tap, and goes back to where it was', async ({
	page
}) => {
	await withSeason(page);
	if (!isWide(page)) {
		await page.locator('[data-ledger-row] a').first().tap();
		await expect(page.locator('article[data-finding]')).toBeVisible();
		await page.goBack();
		await expectRows(page, byOthers.length);
		return;
	}
	await page.keyboard.press('/');
	await page.keyboard.type('第2小学');
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const pane = page.locator('[data-ledger-pane]');
	await expect(pane.locator('article[data-finding]')).toContainText('第2小学');
	await page.keyboard.press('Escape');
	await expect(pane).toHaveCount(0);
	await page.keyboard.press('x');
	await expect(page.locator('[data-ledger-chosen="1"]')).toBeVisible();
});

test('an empty ledger says how its first row comes to be', async ({ browser }) => {
	const page = await newPhone(browser);
	await page.goto('/ledger');
	await expect(page.getByRole('heading', { name: '台账里还没有问题' })).toBeVisible();
	await page.context().close();
});
