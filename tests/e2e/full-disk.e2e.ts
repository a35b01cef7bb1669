import { expect, test, type Page } from 'playwright/test';
import { addPhoto, answer, begin, card, enterPractice, jpeg, sum } from './harness/practice';
import { SmallDisk } from './harness/small-disk';
import { countEvents } from './harness/stored';

let page: Page;
let disk: SmallDisk;

test.beforeEach(async ({ page: opened }) => {
	page = opened;
	disk = await SmallDisk.under(page);
	await enterPractice(page);
});

test('on a full disk what is in hand still fits into the reserve, and the banner says what to do', async () => {
	await begin(page);
	await answer(card(page, 'FIRE-01'), '合格');
	await answer(card(page, 'FIRE-05'), '不合格');
	const before = await sum(page);

	// What is in hand still fits: the reserve is given back, and the banner says what to do.
	await disk.fill({ left: 'reserve' });
	await answer(card(page, 'FIRE-06'), '不合格');
	const banner = page.locator('[data-full]');
	await expect(banner).toContainText('手机空间满了');
	await expect(banner).toContainText('导出或备份');

	await disk.makeRoom();
	await answer(card(page, 'FIRE-01'), '不合格');
	const after = await sum(page);
	expect(after.不合格).toBe(before.不合格 + 2);
	await page.reload();
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(after);
	await expect(card(page, 'FIRE-06')).toHaveAttribute('data-verdict', 'fail');
});

test('an answer that neither copy has room for says so, nothing that was saved is lost, and work goes on with room', async () => {
	await begin(page);
	await answer(card(page, 'FIRE-01'), '合格');
	const before = await sum(page);
	const events = await countEvents(page);
	await disk.fill();

	const item = card(page, 'FIRE-06');
	await item.getByRole('radio', { name: '不合格', exact: true }).click();
	await expect(item).toHaveAttribute('data-saved', 'failed');
	await expect(item).toContainText('没存上，再点一次');
	await expect(item).toHaveAttribute('data-verdict', 'notChecked');
	await expect(item.getByRole('radio', { name: '未查' })).toBeChecked();
	expect(await sum(page)).toEqual(before);
	expect(await countEvents(page)).toBe(events);

	// An answer that stands is not lost by a change that has no room.
	await card(page, 'FIRE-01').getByRole('radio', { name: '不合格', exact: true }).click();
	await expect(card(page, 'FIRE-01')).toHaveAttribute('data-saved', 'failed');
	await expect(card(page, 'FIRE-01')).toHaveAttribute('data-verdict', 'pass');

	await disk.makeRoom();
	await answer(item, '不合格');
	await page.reload();
	await expect(page.locator('[data-ready]')).toBeVisible();
	await expect(card(page, 'FIRE-06')).toHaveAttribute('data-verdict', 'fail');
});

test('words that have no room stay on the screen and are saved with room', async () => {
	await begin(page);
	const item = card(page, 'FIRE-05');
	await answer(item, '不合格');
	await disk.fill();
	const note = item.getByLabel('问题描述');
	await note.fill('安全出口上锁');
	await note.blur();
	await expect(item).toHaveAttribute('data-saved', 'failed');
	await expect(note).toHaveValue('安全出口上锁');
	await disk.makeRoom();
	await note.fill('安全出口上锁，钥匙不在');
	await note.blur();
	await expect(item).toHaveAttribute('data-saved', 'yes');
	await page.reload();
	await expect(card(page, 'FIRE-05').getByLabel('问题描述')).toHaveValue('安全出口上锁，钥匙不在');
});

test('a photo, a free finding, a batch and the seal say that there is no room', async () => {
	const address = await begin(page, 'full');
	const item = card(page, 'FS-16');
	await answer(item, '不合格');
	const before = await sum(page);
	const buffer = await jpeg(page, '没有空间');
	await disk.fill();

	await item
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: '刀板.jpg', mimeType: 'image/jpeg', buffer });
	await expect(item.getByRole('alert')).toContainText('手机空间满了');

	await page.getByRole('button', { name: '记一个问题' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('看到了什么').fill('井盖松动');
	await dialog.getByRole('button', { name: '记下' }).click();
	await expect(dialog.getByRole('alert')).toContainText('手机空间满了');
	await dialog.getByRole('button', { name: '关上' }).click();
	await expect(page.locator('[data-finding]')).toHaveCount(0);

	await page
		.locator('[data-section="FS"]')
		.getByRole('button', { name: /项一并合格/ })
		.click();
	await dialog.getByRole('button', { name: /项合格$/ }).click();
	await expect(dialog.getByRole('alert')).toContainText('手机空间满了');
	await dialog.getByRole('button', { name: '关上' }).click();
	expect(await sum(page)).toEqual(before);

	await page.goto(`${address}/sign`);
	const seal = page.getByRole('button', { name: /封存/ });
	await disk.fill();
	await seal.click();
	await expect(page.getByRole('alert')).toContainText('手机空间满了');
	await disk.makeRoom();
	await seal.click();
	await expect(page.getByText('数值不再变动')).toBeVisible();
});

test('a photo that found no room goes off the screen, also where the database could not be read just then', async () => {
	await begin(page, 'full');
	const item = card(page, 'FS-16');
	await answer(item, '不合格');
	const buffer = await jpeg(page, '没有空间');
	await disk.fill();
	await page.evaluate(() => {
		const { getAll } = IDBIndex.prototype;
		IDBIndex.prototype.getAll = () => {
			throw new DOMException('asked for by a test', 'NotReadableError');
		};
		Object.assign(window, { readable: () => (IDBIndex.prototype.getAll = getAll) });
	});
	const photo = { name: '刀板.jpg', mimeType: 'image/jpeg', buffer };
	await item.locator('input[type=file]').first().setInputFiles(photo);
	await expect(item.getByRole('alert')).toContainText('手机空间满了');
	await page.evaluate(() => (window as unknown as { readable: () => void }).readable());
	await expect(item.locator('figure')).toHaveCount(0);
});

test('an inspection that cannot be begun says so and keeps what was chosen', async () => {
	await page.goto('/inspections/new?school=sample-2142990101&template=opening-quick');
	const start = page.getByRole('button', { name: /^开始检查/ });
	await expect(start).toBeEnabled();
	await disk.fill();
	await start.click();
	await expect(page.getByRole('alert')).toContainText('手机空间满了');
	await disk.makeRoom();
	await start.click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	await answer(card(page, 'FIRE-05'), '不合格');
	await addPhoto(page, card(page, 'FIRE-05'), '出口');
});
