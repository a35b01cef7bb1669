import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Page } from 'playwright/test';

interface Checklist {
	id: string;
	version: string;
	title: { zh: string };
	sections: { items: { id: string; text: { zh: string }; when: unknown }[] }[];
}

/** A built-in checklist as the app itself hands it out. */
async function handedOut(page: Page): Promise<Checklist> {
	await page.goto('/templates/fire?version=2026.1');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: '下载 JSON' }).click();
	return JSON.parse(await readFile(await (await download).path(), 'utf8')) as Checklist;
}
async function take(page: Page, content: unknown): Promise<void> {
	const raw = typeof content === 'string' || Buffer.isBuffer(content);
	await page.goto('/templates');
	// By path: large ones take long over the wire to the browser.
	const path = test.info().outputPath('我的检查表.json');
	await writeFile(path, raw ? content : JSON.stringify(content));
	await page.locator('input[type=file]').setInputFiles(path);
}

test('a checklist shows its items with rule, unit and grounds', async ({ page }) => {
	await page.goto('/templates');
	await page.getByRole('link', { name: '消防专项检查' }).click();
	await expect(page.getByText(/\d+ 项 = 重大 \d+ \+ 一般 \d+/)).toBeVisible();
	await page.locator('summary').first().click();
	const item = page.locator('[data-template-item]').first();
	await expect(item).toContainText('起施行');
	await expect(item).toContainText('《');
});

test('what was handed out comes back changed as a checklist of its own, its words as text', async ({
	page
}) => {
	const mine = await handedOut(page);
	const title = '=cmd()<b>我的</b>消防检查';
	Object.assign(mine, { id: 'my-fire', title: { zh: title } });
	await take(page, mine);
	await expect(page.getByText(`已导入“${title}”2026.1 版`)).toBeVisible();
	await page.goto('/templates/my-fire?version=2026.1');
	await expect(page.getByRole('heading', { name: title })).toBeVisible();

	await take(page, mine);
	await expect(page.getByText('这份检查表已经在了')).toBeVisible();
});

test('a version that exists never gets other content', async ({ page }) => {
	const changed = await handedOut(page);
	changed.title = { zh: '改过的消防检查' };
	await take(page, changed);
	await expect(page.getByRole('alert')).toContainText('2026.1 版已经有了，内容不同');
	await expect(page.getByText('还没有自己加的检查表')).toBeVisible();
});

test('a broken checklist is refused whole, each mistake by item and path', async ({ page }) => {
	const broken = await handedOut(page);
	const item = broken.sections[0]?.items[0];
	if (!item) throw new Error('the built-in checklist is empty');
	broken.id = 'broken';
	item.when = { attribute: 'has_dragon', is: true };
	await take(page, broken);
	const alert = page.getByRole('alert');
	await expect(alert).toContainText(item.id);
	await expect(alert).toContainText('sections.0.items.0.when');
	await expect(alert).toContainText('没有名为“has_dragon”的学校属性');
	await expect(page.getByText('还没有自己加的检查表')).toBeVisible();

	await take(page, '{"format": ');
	await expect(alert).toContainText('不是正确的 JSON');
});

const hostile: { what: string; content: (page: Page) => Promise<string | Buffer>; says: string }[] =
	[
		{
			what: 'results instead of a checklist',
			content: async () => '{"format":"anxiao-results/1","inspections":[]}',
			says: 'format 应为 anxiao-template/1'
		},
		{
			what: 'a key that reaches into the program',
			content: async (page) =>
				JSON.stringify(await handedOut(page)).replace('{', '{"__proto__":{"admin":true},'),
			says: '含有不允许的键名'
		},
		{
			what: 'ten thousand levels',
			content: async (page) =>
				JSON.stringify({ ...(await handedOut(page)), sections: 0 }).replace(
					'"sections":0',
					`"sections":${'['.repeat(10_000)}${']'.repeat(10_000)}`
				),
			says: '嵌套过深'
		},
		{
			what: 'six megabytes',
			content: async () => `"${'长'.repeat(2_100_000)}"`,
			says: '文件超过 5 MB'
		},
		{
			what: 'bytes of another encoding',
			content: async () => Buffer.from([0x22, 0xb0, 0xb2, 0xd0, 0xa3, 0x22]),
			says: '文件是 GB18030 编码'
		},
		{
			what: 'a date that does not exist',
			content: async (page) => JSON.stringify({ ...(await handedOut(page)), date: '2026-02-30' }),
			says: 'date'
		},
		{
			what: 'an item twice',
			content: async (page) => {
				const checklist = await handedOut(page);
				const [section] = checklist.sections;
				section?.items.push(...section.items.slice(0, 1));
				return JSON.stringify(checklist);
			},
			says: '重复'
		}
	];

for (const { what, content, says } of hostile)
	test(`a checklist file with ${what} is refused, and nothing of it is taken`, async ({ page }) => {
		await take(page, await content(page));
		await expect(page.getByRole('alert')).toContainText(says);
		await expect(page.getByText('还没有自己加的检查表')).toBeVisible();
		expect(await page.evaluate(() => 'admin' in {})).toBe(false);
	});
