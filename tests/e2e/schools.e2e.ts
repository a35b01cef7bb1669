import { expect, test, type Page } from 'playwright/test';
import writeWorkbook from 'write-excel-file/node';
import { enterPractice, PRIMARY } from './harness/practice';

const HEADER = '学校名称,学校标识码,县(市、区),学段,学生数';

/** GB18030 of text within its two-byte range, by turning the platform's decoder round. */
function gb18030(text: string): Buffer {
	const decoder = new TextDecoder('gb18030');
	const bytesOf = new Map<string, number[]>();
	for (let lead = 0x81; lead <= 0xfe; lead++)
		for (let trail = 0x40; trail <= 0xfe; trail++)
			bytesOf.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
	return Buffer.from(
		[...text].flatMap((one) =>
			one.charCodeAt(0) < 0x80 ? [one.charCodeAt(0)] : (bytesOf.get(one) ?? [])
		)
	);
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page.goto('/schools/import');
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}
const count = (page: Page, id: string) => page.locator(`[data-count=${id}] dd`);

test('an empty roster says how its first row comes to be', async ({ page }) => {
	await page.goto('/schools');
	await expect(page.getByRole('heading', { name: '名册是空的' })).toBeVisible();
	await expect(page.getByRole('link', { name: '导入名册' })).toHaveAttribute(
		'href',
		'/schools/import'
	);
});

test('a GB18030 table is shown row by row and only its good rows are taken, as text', async ({
	page
}) => {
	const markup = '<b onclick=x>丙</b>示例小学';
	const rows = [
		HEADER,
		'=cmd()示例小学,,咸安区,小学,300',
		`${markup},,赤壁市,初中,500`,
		'乙示例小学,123,咸安区,小学,80',
		'丁示例小学,,无名县,小学,80'
	];
	await choose(page, '名册.csv', gb18030(rows.join('\r\n')));
	await expect(count(page, 'added')).toHaveText('2');
	await expect(count(page, 'refused')).toHaveText('2');
	await expect(page.locator('[data-row="4"]')).toContainText('学校标识码');
	await expect(page.locator('[data-row="4"]')).toContainText('“123”不是学校标识码');
	await expect(page.locator('[data-row="5"]')).toContainText('无名县');

	// Looking is not agreeing: nothing has been written.
	await page.goto('/schools');
	await expect(page.getByRole('heading', { name: '名册是空的' })).toBeVisible();

	await choose(page, '名册.csv', gb18030(rows.join('\r\n')));
	await page.getByRole('button', { name: '导入这 2 所' }).click();
	await expect(page.getByText('导入好了：新增 2 所')).toBeVisible();
	await page.goto('/schools');
	await expect(page.locator('[data-school]')).toHaveCount(2);
	await expect(page.getByRole('link', { name: '=cmd()示例小学' })).toBeVisible();
	await expect(page.getByRole('link', { name: markup })).toBeVisible();
});

test('an Excel table comes in, and the same one again changes nothing', async ({ page }) => {
	const rows = [HEADER, '甲示例小学,,咸安区,小学,300'].map((row) =>
		row.split(',').map((value) => (value ? { value, type: String } : null))
	);
	const buffer = await writeWorkbook(rows).toBuffer();
	await choose(page, '名册.xlsx', buffer);
	await page.getByRole('button', { name: '导入这 1 所' }).click();
	await expect(page.getByText('导入好了：新增 1 所')).toBeVisible();
	await choose(page, '名册.xlsx', buffer);
	await expect(count(page, 'unchanged')).toHaveText('1');
	await expect(page.getByRole('button', { name: /^导入这/ })).toHaveCount(0);
});

test('a file that is no table is refused and the roster says that it is unchanged', async ({
	page
}) => {
	await choose(page, '照片.xlsx', Buffer.from('PK\u0003\u0004 broken', 'latin1'));
	await expect(page.getByRole('alert')).toContainText('没有读取');
	await expect(page.getByRole('alert')).toContainText('名册没有变动');
});

test('a school is found by initials, and an answer about it stays in the roster', async ({
	page
}) => {
	await enterPractice(page);
	await page.goto('/schools');
	await page.getByRole('searchbox').fill('xyh');
	await expect(page.locator('[data-school]')).toHaveCount(1);
	await page.getByRole('link', { name: PRIMARY }).click();

	const lift = page.locator('[data-fact=has_elevator]');
	await expect(lift).toContainText('没有');
	await lift.getByRole('button', { name: '改电梯' }).click();
	// The choice closes with the tap, so there is nothing left to be checked.
	await lift.getByRole('radio', { name: '不知道' }).click();
	await expect(lift).toContainText('不知道');
	await lift.getByRole('button', { name: '有', exact: true }).click();
	await expect(lift.getByRole('button', { name: '改电梯' })).toBeVisible();
	await page.reload();
	await expect(lift.locator('.value')).toHaveText('有');

	const code = page.locator('[data-fact=code]');
	await code.getByRole('button', { name: '改标识码' }).click();
	await code.getByRole('textbox').fill('12345');
	await code.getByRole('button', { name: '存', exact: true }).click();
	await expect(code).toContainText('标识码应为 10 位数字');
	await page.reload();
	await expect(code.locator('.value')).toHaveText('2142990101');
});

test('a school added by hand can be taken out of the roster and put back', async ({ page }) => {
	await page.goto('/schools/new');
	await page.getByRole('button', { name: '加到名册' }).click();
	await expect(page.getByText('写上学校名称')).toBeVisible();
	await page.getByLabel('学校名称').fill('新加示例小学');
	await page.getByLabel('学段').selectOption('primary');
	await page.getByLabel('县（市、区）').selectOption('421202');
	await page.getByRole('button', { name: '加到名册' }).click();
	await expect(page.getByRole('heading', { name: '新加示例小学' })).toBeVisible();
	await page.getByLabel('加校车').fill('鄂L·示例9');
	await page.getByLabel('加校车').press('Enter');
	await expect(page.getByRole('button', { name: '去掉 鄂L·示例9' })).toBeVisible();
	await page.getByRole('button', { name: '移出名册' }).click();
	await page.getByRole('button', { name: '放回名册' }).click();
	await expect(page.getByRole('link', { name: '在这里检查' })).toBeVisible();
});
