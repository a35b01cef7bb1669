import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { expect, test } from 'playwright/test';
import { download, unzip } from './harness/exported';
import { answer, begin, card, enterPractice } from './harness/practice';

const MARKUP = `<script>alert(1)</script><img src=https://example.invalid/x onerror=alert(2)>`;
const FORMULA = `=cmd|'/c calc'!A0`;

test('50,000 characters of markup and formulas in a note stay words on screen, on paper and in every file', async ({
	page,
	context
}) => {
	const heard: string[] = [];
	context.on('request', (request) => heard.push(request.url()));
	page.on('dialog', (dialog) => heard.push(`ran: ${dialog.message()}`));
	await enterPractice(page);
	const address = await begin(page);
	const words = (FORMULA + MARKUP).padEnd(50_000, '很长的记录');
	const item = card(page, 'FIRE-05');
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill(words);
	await item.getByLabel('部位').fill(FORMULA);
	await item.getByLabel('部位').blur();
	await expect(item).toHaveAttribute('data-saved', 'yes');
	await page.reload();
	await expect(item.getByLabel('问题描述')).toHaveValue(words);
	await expect(item.getByLabel('部位')).toHaveValue(FORMULA);

	await page.goto(`${address}/review`);
	await expect(page.locator('[data-finding]')).toContainText(words.slice(0, 200));
	const json = await download(page, 'JSON');
	const { description } = JSON.parse(json.bytes.toString('utf8')).inspections[0].findings[0];
	expect(description.includes(words)).toBe(true);
	const book = await download(page, 'Excel（台账、结果、汇总）');
	const cells = (await readWorkbook(book.path))[0]?.data[1] ?? [];
	const longest = cells.map(String).sort((a, b) => b.length - a.length)[0] ?? '';
	// Longer ones make a spreadsheet program call the file damaged.
	expect(longest.length).toBe(32_767);
	expect(longest.slice(0, 200)).toContain(FORMULA + MARKUP);
	expect(longest.slice(-40)).toContain('全文见 JSON 导出');
	for (const [name, part] of await unzip(book.bytes))
		expect(/<(\w+:)?f[\s>/]/.test(part), name).toBe(false);
	const csv = readFileSync((await download(page, '台账 CSV')).path, 'utf8');
	for (const guarded of [`,'${FORMULA}${MARKUP}`, `,'${FORMULA},`])
		expect(csv.includes(guarded), guarded).toBe(true);

	await page.goto(`${address}/print`);
	await expect(page.locator('article')).toContainText(FORMULA + MARKUP);
	await expect(page.locator('article script, article img')).toHaveCount(0);
	const { origin } = new URL(address);
	expect(heard.length).toBeGreaterThan(0);
	expect(heard.filter((one) => !one.startsWith(origin) && !one.startsWith('blob:'))).toEqual([]);
});

test('a number that cannot be is said beside it and decides nothing', async ({ page }) => {
	await enterPractice(page);
	await begin(page, 'full');
	const item = card(page, 'FS-17');
	const field = item.getByRole('textbox').first();
	for (const impossible of ['1e999', '六十五', '12.3.4', '0x1F', '--5']) {
		await field.fill(impossible);
		await expect(item.getByText('这个数不对，要最多 1 位小数')).toBeVisible();
		await field.press('Enter');
		await expect(item).toHaveAttribute('data-verdict', 'notChecked');
	}
	await field.fill('75');
	await field.press('Enter');
	await expect(item).toHaveAttribute('data-verdict', 'pass');
	await expect(item).toHaveAttribute('data-saved', 'yes');
});
