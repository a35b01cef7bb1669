/** What goes wrong with photos between the hands of people: nothing is taken where nothing may be, nothing gets lost or mixed up. */
import { expect, test, type Locator, type Page } from 'playwright/test';
import { withExif } from '../fixtures/photos/exif';
import { backUp, choose, withoutPicker } from './harness/backup-files';
import { addPhoto, answer, begin, card, enterPractice, jpeg, seal } from './harness/practice';
import { countOf, visitWithFinding } from './harness/signing';
import { storedBytes, storedEvents } from './harness/stored';

const photos = (target: Locator): Locator => target.locator('[data-photo]');

/** A picture as the system hands it out, with the words that came with it. */
async function give(
	page: Page,
	target: Locator,
	kind: 'drop' | 'paste',
	words = ''
): Promise<boolean> {
	const base64 = (await jpeg(page, '旁边')).toString('base64');
	return target.evaluate(
		(element, given) => {
			const bytes = Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0));
			const data = new DataTransfer();
			data.items.add(new File([bytes], '图.jpg', { type: 'image/jpeg' }));
			if (given.words) data.setData('text/plain', given.words);
			const init = { bubbles: true, cancelable: true };
			// Whether it was left to the browser.
			return element.dispatchEvent(
				given.kind === 'drop'
					? new DragEvent('drop', { ...init, dataTransfer: data })
					: new ClipboardEvent('paste', { ...init, clipboardData: data })
			);
		},
		{ kind, base64, words }
	);
}

/** On the screen of a photo: the one of what was put right since. */
async function takeAfter(page: Page): Promise<void> {
	await page.getByRole('button', { name: '拍整改后' }).click();
	await page
		.getByRole('dialog')
		.getByLabel('用系统相机拍')
		.setInputFiles({
			name: '后.jpg',
			mimeType: 'image/jpeg',
			buffer: await jpeg(page, '整改后拍的')
		});
	await expect(page.getByText('这张是整改前。整改后是：')).toBeVisible();
}

test('nothing is dropped or pasted into what is sealed, and it is said why', async ({ page }) => {
	const address = await visitWithFinding(page);
	await seal(page, address);
	await page.goto(address);
	const target = card(page, 'FIRE-05');
	await expect(photos(target)).toHaveCount(1);
	for (const kind of ['drop', 'paste'] as const) {
		expect(await give(page, target.locator('.photos'), kind)).toBe(false);
		await expect(target.getByRole('alert')).toContainText('已封存');
	}
	expect(await countOf(page, 'evidence.added')).toBe(1);
});

test('what is pasted into a field as words stays words, and a picture alone is a photo', async ({
	page
}) => {
	await enterPractice(page);
	await begin(page);
	const target = card(page, 'FIRE-05');
	await answer(target, '不合格');
	const note = target.getByLabel('问题描述');
	expect(await give(page, note, 'paste', '二楼出口上锁')).toBe(true);
	expect(await give(page, note, 'paste')).toBe(false);
	await expect(photos(target)).toHaveCount(1);
	expect(await countOf(page, 'evidence.added')).toBe(1);
});

test('what was typed beside one photo is not beside the next', async ({ page }) => {
	await visitWithFinding(page);
	await photos(card(page, 'FIRE-05')).getByRole('link').click();
	await takeAfter(page);
	await page.getByRole('searchbox').fill('RT-06');
	await photos(page.locator('main')).getByRole('link').click();
	await expect(page.getByText('这张是整改后。整改前是：')).toBeVisible();
	await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('photos that want a second look are first among all, each with the reasons', async ({
	page
}) => {
	await enterPractice(page);
	await begin(page);
	const first = card(page, 'FIRE-05');
	await answer(first, '不合格');
	await addPhoto(page, first, '出口');
	const address = await begin(page, 'monthly');
	const item = page.locator('[data-item]').first();
	await answer(item, '不合格');
	const again = withExif(await jpeg(page, '出口'), { time: '2025:01:02 03:04:05' });
	await item.getByLabel('相册', { exact: true }).setInputFiles([
		{ name: '又用.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(again) },
		{ name: '好的.jpg', mimeType: 'image/jpeg', buffer: await jpeg(page, '楼梯扶手松动') }
	]);
	await expect(photos(item)).toHaveCount(2);
	await expect(item.locator('figure[data-saved=no]')).toHaveCount(0);
	await page.goto(`${address}/photos`);
	const doubtful = page.locator('[data-doubtful] li');
	await expect(doubtful).toContainText('向阳湖示例小学');
	await expect(doubtful).toContainText('2025年1月2日');
});

test('a paper waits for its photos, names those that are elsewhere, and what came after the seal', async ({
	page
}) => {
	await withoutPicker(page);
	const address = await visitWithFinding(page);
	await page.goto(`${address}/print`);
	const print = page.getByRole('button', { name: '打印' });
	await expect(print).toBeEnabled();
	await expect(page.locator('figure img')).toHaveCount(1);
	await seal(page, address);
	await page.locator('[data-finding] [data-photo] a').click();
	await takeAfter(page);
	await page.goto(`${address}/photos`);
	await expect(page.getByRole('region', { name: '定稿后补充' }).locator('img')).toHaveCount(1);
	await page.goto(`${address}/print`);
	await expect(page.locator('figure').filter({ hasText: '整改后，定稿后补充' })).toHaveCount(1);

	const stored = await storedBytes(page);
	await choose(page, [await backUp(page)]);
	await page.goto('/storage');
	await page.getByRole('button', { name: /^清理/ }).click();
	await expect(page.getByText(/清理了 \d 张照片/)).toBeVisible();
	expect((await storedBytes(page)).length).toBeLessThan(stored.length);
	await page.goto(`${address}/print`);
	await expect(print).toBeEnabled();
	const [added] = (await storedEvents(page)).filter(({ header }) =>
		header.type.startsWith('evidence.added/')
	);
	const { hash } = added?.body?.payload as unknown as { hash: string };
	const absent = page.locator('figure').filter({ hasText: '照片不在本机' });
	await expect(absent).toHaveCount(2);
	await expect(absent.filter({ hasText: hash.slice(0, 8) })).toHaveCount(1);
});
