import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { expect, test, type Page } from 'playwright/test';
import { offlineReady } from './harness/offline-ready';
import { addPhoto, answer, begin, card, enterPractice, PRIMARY, sum } from './harness/practice';

/** A dozen failures over the domains; photos where the item may have one. */
const failures = [
	{ item: 'FS-11', photo: true },
	{ item: 'FS-16', photo: true },
	{ item: 'FS-23', photo: true },
	{ item: 'MK-11', photo: true },
	{ item: 'BU-02', photo: false },
	{ item: 'BUS-15', photo: true },
	{ item: 'SEC-08', photo: true },
	{ item: 'FIRE-05', photo: true },
	{ item: 'FIRE-11', photo: true },
	{ item: 'BLD-11', photo: true },
	{ item: 'HY-01', photo: true },
	{ item: 'WC-09', photo: true }
];

async function download(page: Page, button: string): Promise<{ name: string; path: string }> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button, exact: true }).click()
	]);
	return { name: file.suggestedFilename(), path: await file.path() };
}

test('from the school gate to the exported results, with no network', async ({ page, context }) => {
	test.setTimeout(240_000);
	await enterPractice(page);
	await offlineReady(page);
	await context.setOffline(true);

	const address = await begin(page);
	await expect(page.getByText('练习：示例学校')).toBeVisible();
	const due = (await sum(page)).due;
	expect(due).toBeGreaterThan(300);
	const sections = await page.locator('[data-section]').count();
	expect(sections).toBeGreaterThanOrEqual(13);

	// Three buses: each is answered for by itself.
	expect(await page.locator('[data-item="BUS-15"]').count()).toBe(3);

	for (const { item, photo } of failures) {
		const target = card(page, item);
		await answer(target, '不合格');
		if (photo) await addPhoto(page, target, item);
	}
	const first = card(page, 'FS-11');
	await first.getByLabel('问题描述').fill('库房有 3 袋过期面粉，与在用面粉混放。');
	await first.getByLabel('部位').fill('食堂库房');
	await first.getByLabel('停用了什么').fill('3 袋面粉，当场封存');
	await first.getByLabel('通知了谁、几点').fill('校长，10:20');
	await first.getByLabel('整改措施').fill('清出并登记，每周查库');
	await first.getByLabel('整改措施').blur();
	await expect(first).toHaveAttribute('data-saved', 'yes');

	// A number judges by itself, with its reason beside.
	const heat = card(page, 'FS-17');
	await heat.getByRole('textbox').first().fill('65.5');
	await expect(heat.getByText('判为不合格')).toBeVisible();
	await heat.getByRole('textbox').first().press('Enter');
	await expect(heat).toHaveAttribute('data-verdict', 'fail');

	// What is left of each section is passed together; 重大 and measured items stay open.
	for (const section of await page.locator('[data-section]').all()) {
		const rest = section.getByRole('button', { name: /项一并合格/ });
		if ((await rest.count()) === 0) continue;
		await rest.click();
		await page
			.getByRole('dialog')
			.getByRole('button', { name: /项合格$/ })
			.click();
		await expect(page.getByRole('dialog')).toHaveCount(0);
	}
	await expect(card(page, 'FIRE-06')).toHaveAttribute('data-verdict', 'notChecked');
	await expect(card(page, 'FS-21')).toHaveAttribute('data-verdict', 'notChecked');

	const totals = await sum(page);
	expect(totals.不合格).toBe(failures.length + 1);
	expect(totals.合格 + totals.不合格 + totals.不适用 + totals.未查).toBe(due);

	// Reload in mid-air: everything is there, and it opens where it was.
	await page.reload();
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(totals);

	await page.goto(`${address}/review`);
	await expect(page.locator('[data-sum]')).toHaveText(
		`应查 ${due} = ${totals.合格} + ${totals.不合格} + ${totals.不适用} + ${totals.未查}`
	);
	await page.getByRole('button', { name: /^封存/ }).click();
	await expect(page.getByText('数值不再变动')).toBeVisible();

	const book = await download(page, 'Excel（台账、结果、汇总）');
	expect(book.name).toContain(PRIMARY);
	const sheets = await readWorkbook(book.path);
	const ledger = sheets.find(({ sheet }) => sheet === '整改台账')?.data ?? [];
	const head = ledger[0] ?? [];
	for (const column of ['序号', '学校名称', '问题（隐患）描述', '隐患级别', '整改时限'])
		expect(
			head.map(String).some((cell) => cell.replace('*', '').startsWith(column.slice(0, 2)))
		).toBe(true);
	expect(ledger.length - 1).toBe(failures.length + 1);
	expect(JSON.stringify(ledger)).toContain('库房有 3 袋过期面粉，与在用面粉混放。');
	const answers = sheets.find(({ sheet }) => sheet.startsWith('检查结果'))?.data ?? [];
	expect(answers.length - 1).toBe(due);

	const csv = await download(page, '台账 CSV');
	const bytes = await readFile(csv.path);
	expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const json = await download(page, 'JSON');
	const results = JSON.parse(await readFile(json.path, 'utf8'));
	expect(results.format).toBe('anxiao-results/1');
	expect(results.inspections[0].totals.due).toBe(due);

	await page.goto(`${address}/print`);
	await expect(page.getByRole('heading', { name: '学校安全检查记录表' })).toBeVisible();
	await expect(page.getByText('库房有 3 袋过期面粉').first()).toBeVisible();
	await expect(page.locator('article img')).toHaveCount(failures.filter((f) => f.photo).length);
	const paper = await page.pdf({ preferCSSPageSize: true });
	expect(paper.byteLength).toBeGreaterThan(20_000);
});
