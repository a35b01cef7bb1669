import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from 'playwright/test';
import { workbook, zip } from './harness/hostile-workbook';
import { enterPractice } from './harness/practice';

const HEADER = '学校名称,学校标识码,县(市、区),学段,学生数';

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page.goto('/schools/import');
	// By path: large ones take long over the wire to the browser.
	const path = test.info().outputPath(name);
	await writeFile(path, buffer);
	await page.locator('input[type=file]').setInputFiles(path);
}

/** Refused in words that name the place, and the roster is as it was. */
async function expectRefused(page: Page, words: string | RegExp): Promise<void> {
	await expect(page.getByRole('alert')).toContainText(words);
	await expect(page.getByRole('alert')).toContainText('名册没有变动');
	await page.goto('/schools');
	await expect(page.getByRole('heading', { name: '名册是空的' })).toBeVisible();
}

const row = (number: number, name: string): string =>
	`<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${name}</t></is></c></row>`;

const files: { what: string; name: string; bytes: () => Buffer; says: string | RegExp }[] = [
	{
		what: 'an .xlsx that is no ZIP file',
		name: '名册.xlsx',
		bytes: () => Buffer.from('这不是表格，只是改了名字'.repeat(40)),
		says: '前十行里没有“学校名称”'
	},
	{
		what: 'an .xlsx that was cut short',
		name: '名册.xlsx',
		bytes: () => workbook(row(1, '学校名称') + row(2, '甲示例小学')).subarray(0, 300),
		says: '文件已损坏'
	},
	{
		what: 'a ZIP file that is no workbook',
		name: '照片.xlsx',
		bytes: () => zip({ 'a.txt': Buffer.from('x') }),
		says: '这不是名册表格'
	},
	{
		what: 'a workbook that unpacks to 300 MB',
		name: '名册.xlsx',
		bytes: () => workbook(Buffer.alloc(300_000_000, ' ')),
		says: '文件超过 256 MB'
	},
	{
		what: 'a workbook of 200,000 rows',
		name: '名册.xlsx',
		bytes: () =>
			workbook(Array.from({ length: 200_000 }, (_, i) => row(i + 1, `第${i}示例小学`)).join('')),
		says: '超过 20000 行'
	},
	{
		what: 'a text table of 200,000 rows',
		name: '名册.csv',
		bytes: () =>
			Buffer.from(
				[
					HEADER,
					...Array.from({ length: 200_000 }, (_, i) => `第${i}示例小学,,咸安区,小学,9`)
				].join('\n')
			),
		says: '超过 20000 行'
	},
	{
		what: 'a table without a header',
		name: '名册.csv',
		bytes: () => Buffer.from('甲示例小学,,咸安区,小学,300\n乙示例小学,,咸安区,小学,300'),
		says: '前十行里没有“学校名称”'
	},
	{
		what: 'bytes of no known encoding',
		name: '名册.csv',
		bytes: () => Buffer.from([0xff, 0x00, 0x80, 0x81, 0xff, 0xff, 0x0a, 0xfe]),
		says: '文字编码认不出'
	},
	{
		what: 'an old .xls',
		name: '名册.xls',
		bytes: () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
		says: '旧版 .xls'
	},
	{ what: 'an empty file', name: '名册.csv', bytes: () => Buffer.alloc(0), says: '表里没有学校' },
	{
		what: 'a file of 40 MB',
		name: '名册.csv',
		bytes: () => Buffer.alloc(40_000_000, 'a'),
		says: '文件超过 32 MB'
	}
];

for (const { what, name, bytes, says } of files)
	test(`a roster that is ${what} is refused, and nothing of it is taken`, async ({ page }) => {
		await choose(page, name, bytes());
		await expectRefused(page, says);
	});

test('markup, formulas and impossible values are named by row; what is taken in is text and never runs', async ({
	page
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	page.on('dialog', (dialog) => asked.push(dialog.message()));
	const names = [
		`=cmd|'/c calc'!A0示例小学`,
		'<img src=https://example.invalid/x onerror=alert(1)>示例小学',
		'<script>alert(2)</script>示例小学',
		'javascript:alert(3)示例小学'
	];
	const rows = [
		HEADER,
		...names.map((name) => `"${name}",,咸安区,小学,300`),
		'甲示例小学,,咸安区,小学,2026-02-30',
		'乙示例小学,,咸安区,小学,-5',
		`${'长'.repeat(50_000)},,咸安区,小学,80`,
		'丁示例小学,,咸安区,小学,#REF!'
	];
	await choose(page, '名册.csv', Buffer.from(rows.join('\n')));
	await expect(page.locator('[data-row="6"]')).toContainText('“2026-02-30”不是合理的整数');
	await expect(page.locator('[data-row="7"]')).toContainText('“-5”不是合理的整数');
	await expect(page.locator('[data-row="8"]')).toContainText('学校名称有 50000 个字');
	await expect(page.locator('[data-row="9"]')).toContainText('公式错误');
	await page.getByRole('button', { name: '导入这 4 所' }).click();
	await expect(page.getByText('导入好了：新增 4 所')).toBeVisible();

	await page.goto('/schools');
	await expect(page.locator('[data-school]')).toHaveCount(names.length);
	for (const name of names) {
		await page.getByRole('link', { name }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await page.goBack();
	}
	expect(asked.filter((url) => !url.startsWith(new URL(page.url()).origin))).toEqual([]);
});

test('a roster can be stopped while it is being read, and one more tap reads another', async ({
	page
}) => {
	await enterPractice(page);
	const rows = Array.from({ length: 19_000 }, (_, i) => `第${i}号示例小学,,咸安区,小学,300`);
	await choose(page, '名册.csv', Buffer.from([HEADER, ...rows].join('\n')));
	await page.getByRole('button', { name: /取消|不了|停/ }).click();
	await expect(page.locator('[data-import=choose]')).toBeVisible();
	await page.locator('input[type=file]').setInputFiles({
		name: '另一份.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(`${HEADER}\n甲示例小学,,咸安区,小学,300`)
	});
	await expect(page.locator('[data-count=added] dd')).toHaveText('1');
});
