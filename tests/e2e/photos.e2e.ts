/** Photos from the file that a camera wrote to the copy that leaves the app. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from 'playwright/test';
import { withExif, withSize } from '../fixtures/photos/exif';
import { addPhoto, answer, begin, card, enterPractice, jpeg } from './harness/practice';
import { storedEvents, storedText } from './harness/stored';

const ITEM = 'FIRE-05';

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

const picture = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({
	name,
	mimeType,
	buffer
});
const gallery = (target: Locator): Locator => target.getByLabel('相册', { exact: true });
const camera = (target: Locator): Locator => target.getByLabel('拍照', { exact: true });
const photos = (target: Locator): Locator => target.locator('[data-photo]');

async function failed(page: Page, item = ITEM): Promise<Locator> {
	const target = card(page, item);
	await answer(target, '不合格');
	return target;
}

/** The colour of the copy on the screen at a point of it, in hundredths. */
function colourAt(page: Page, x: number, y: number): Promise<[number, number, number]> {
	return page.locator('section .frame img').evaluate(
		async (image: HTMLImageElement, [left, top]) => {
			await image.decode();
			const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
			const context = canvas.getContext('2d');
			if (!context) throw new Error('no canvas');
			context.drawImage(image, 0, 0);
			const point = [(canvas.width * left) / 100, (canvas.height * top) / 100] as const;
			const { data } = context.getImageData(...point, 1, 1);
			return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
		},
		[x, y] as const
	);
}

test('a photo opens as a copy with its watermark, while the stored one stays as it is', async ({
	page
}) => {
	await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '出口');
	await photos(target).getByRole('link').click();
	await expect(page.getByText('现场拍的')).toBeVisible();
	await expect(page.getByText('无定位')).toBeVisible();
	// The words stand on a dark ground in a corner where nothing of the picture is dark.
	expect(Math.max(...(await colourAt(page, 0.3, 99)))).toBeLessThan(120);
	expect(Math.max(...(await colourAt(page, 99, 1)))).toBeGreaterThan(120);
	const [added] = (await storedEvents(page)).filter(({ header }) => header.subject.evidence);
	const { hash } = added?.body?.payload as unknown as { hash: string };
	await expect(page.getByText(hash.slice(0, 8), { exact: true })).toBeVisible();
});

test('where and when a camera says that it was are kept as said, and are in no picture', async ({
	page
}) => {
	await begin(page);
	const target = await failed(page);
	const written = { time: '2026:08:25 09:30:00', lat: 29.8412, lon: 114.3223, accuracy: 9 };
	const bytes = Buffer.from(withExif(await jpeg(page, '昨天'), written));
	expect(bytes.toString('latin1')).toContain('Exif');
	await gallery(target).setInputFiles(picture('昨天.jpg', bytes));
	await expect(photos(target)).toHaveCount(1);
	await expect(target.locator('figure[data-saved=no]')).toHaveCount(0);
	await photos(target).getByRole('link').click();
	await expect(page.getByText('从相册选的')).toBeVisible();
	await expect(page.getByText('2026-08-25 09:30:00')).toBeVisible();
	await expect(page.getByText(/29\.8412\d*, 114\.3223\d* ±9 米/)).toBeVisible();
	await expect(page.locator('[data-doubt=otherDay]')).toContainText('8月25日');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '保存这张' }).click()
	]);
	const copy = await readFile(await download.path());
	expect(copy.length).toBeGreaterThan(1000);
	expect(copy.toString('latin1')).not.toContain('Exif');
	const stored = await storedText(page);
	// The photo, its thumbnail and the template.
	expect(stored.length).toBe(3);
	for (const text of stored) expect(text).not.toContain('Exif');

	await page.goto(`${new URL(page.url()).pathname.split('/photos')[0]}/review`);
	await expect(page.locator('[data-gap=doubtful]')).toContainText('1 张');
});

test('photos are taken first and assigned later, and moved again', async ({ page }) => {
	const address = await begin(page);
	await page.getByRole('button', { name: '先拍照，再归类' }).click();
	const sheet = page.getByRole('dialog', { name: '拍照' });
	await sheet
		.locator('input[type=file]')
		.first()
		.setInputFiles([
			picture('甲.jpg', await jpeg(page, '甲')),
			picture('乙.jpg', await jpeg(page, '乙图'))
		]);
	await expect(sheet.getByText('已拍 2 张')).toBeVisible();
	await sheet.getByRole('button', { name: '关上' }).click();

	await page.goto(`${address}/review`);
	const gap = page.locator('[data-gap=unassigned]');
	await expect(gap).toContainText('2 张照片没归类');
	await gap.getByRole('link').click();
	await photos(page.locator('main')).first().getByRole('link').click();
	await page.getByRole('searchbox').fill('FIRE-05');
	await page.getByRole('button', { name: /^FIRE-05/ }).click();
	await expect(page.locator('[data-assigned=yes]')).toContainText('FIRE-05');
	await page.getByRole('searchbox').fill('FIRE-06');
	await page.getByRole('button', { name: /^FIRE-06/ }).click();
	await expect(page.locator('[data-assigned=yes]')).toContainText('FIRE-06');

	await page.goto(address);
	await answer(card(page, 'FIRE-06'), '不合格');
	await expect(photos(card(page, 'FIRE-06'))).toHaveCount(1);
	await answer(card(page, 'FIRE-05'), '不合格');
	await expect(photos(card(page, 'FIRE-05'))).toHaveCount(0);
	await page.goto(`${address}/review`);
	await expect(gap).toContainText('1 张照片没归类');
});

test('pictures are dropped and pasted, and any other file is refused by name', async ({ page }) => {
	await begin(page);
	const target = await failed(page);
	let base64 = (await jpeg(page, '拖入')).toString('base64');
	const give = (kind: 'drop' | 'paste', type: string) =>
		target.locator('.photos').evaluate(
			async (row, given) => {
				const bytes = Uint8Array.from(atob(given.base64), (letter) => letter.charCodeAt(0));
				const data = new DataTransfer();
				data.items.add(new File([bytes], '图.jpg', { type: given.type }));
				const init = { bubbles: true, cancelable: true };
				row.dispatchEvent(
					given.kind === 'drop'
						? new DragEvent('drop', { ...init, dataTransfer: data })
						: new ClipboardEvent('paste', { ...init, clipboardData: data })
				);
			},
			{ kind, type, base64 }
		);
	await give('drop', 'image/jpeg');
	await expect(photos(target)).toHaveCount(1);
	await give('paste', 'image/jpeg');
	await expect(photos(target)).toHaveCount(2);
	// A system that does not know the kind of a file says nothing of it.
	await give('drop', '');
	await expect(photos(target)).toHaveCount(3);
	base64 = Buffer.from('一份名单').toString('base64');
	await give('drop', 'text/plain');
	await expect(target.getByRole('alert')).toContainText('“图.jpg”不是照片');
	await expect(photos(target)).toHaveCount(3);
});

test('a file that is no photo or too large is refused by name, and the others are saved', async ({
	page
}) => {
	await begin(page);
	const target = await failed(page);
	const good = await jpeg(page, '好的');
	const svg = Buffer.from(
		'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
	);
	const huge = Buffer.from(withSize(new Uint8Array(good), 12_000, 9_000));
	const trouble = target.getByRole('alert');

	await gallery(target).setInputFiles([
		picture('图.svg', svg, 'image/svg+xml'),
		picture('好的.jpg', good)
	]);
	await expect(photos(target)).toHaveCount(1);
	await expect(trouble).toContainText('“图.svg”不是照片');

	await gallery(target).setInputFiles([picture('好的.jpg', good), picture('一亿.jpg', huge)]);
	await expect(photos(target)).toHaveCount(2);
	await expect(trouble).toContainText('“一亿.jpg”太大（108 百万像素）');
	await expect(trouble).toContainText('5000 万以下');

	await camera(target).setInputFiles(picture('其实是 PNG.jpg', await png(page)));
	await expect(photos(target)).toHaveCount(3);
	await expect(trouble).toHaveCount(0);
});

/** A PNG whose name will say otherwise. */
async function png(page: Page): Promise<Buffer> {
	const base64 = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(640, 480);
		const context = canvas.getContext('2d');
		if (!context) throw new Error('no canvas');
		context.fillStyle = '#2f6f8f';
		context.fillRect(0, 0, 640, 300);
		const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
		return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
	});
	return Buffer.from(base64, 'base64');
}

test('what is drawn is kept beside the photo and burnt into its copy', async ({ page }) => {
	await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '标注');
	await photos(target).getByRole('link').click();
	const plain = await colourAt(page, 80, 20);
	const stored = (await storedText(page)).length;

	await page.getByRole('button', { name: '标注、打码' }).click();
	const canvas = page.getByRole('application');
	const box = await canvas.boundingBox();
	if (!box) throw new Error('no canvas');
	const at = (x: number, y: number) =>
		[box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const;
	const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
		await page.mouse.move(...from);
		await page.mouse.down();
		await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
		await page.mouse.move(...to);
		await page.mouse.up();
	};
	const drawn = page.getByRole('status').filter({ hasText: '已画' });
	// With the mouse, a finger and the keyboard.
	await drag(at(60, 20), at(95, 20));
	await expect(drawn).toHaveText('已画 1 处');
	await page.getByRole('radio', { name: '手画' }).check();
	await swipe(page, at(10, 80), at(40, 80));
	await expect(drawn).toHaveText('已画 2 处');
	await page.getByRole('radio', { name: '圈' }).check();
	await canvas.focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowDown');
	await expect(drawn).toHaveText('已画 3 处');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+z');
	await expect(drawn).toHaveText('已画 3 处');
	await page.getByRole('radio', { name: '文字' }).check();
	await drag(at(20, 30), at(20, 30));
	await expect(page.getByRole('alert')).toContainText('先写好文字');
	await page.getByLabel('写什么').fill('堵住');
	await drag(at(20, 30), at(20, 30));
	await expect(drawn).toHaveText('已画 4 处');

	// Browsers let Escape be refused once and close then.
	for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
	await expect(page.getByRole('alert')).toContainText('还没存下');
	await expect(canvas).toBeVisible();
	await page.getByRole('button', { name: '存下标注' }).dblclick();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('button', { name: '标注、打码' })).toBeFocused();
	const marked = async (): Promise<number> =>
		(await storedEvents(page)).filter(({ header }) => header.type === 'evidence.marked/1').length;
	expect(await marked()).toBe(1);
	await page.reload();
	const [red, green, blue] = await colourAt(page, 80, 20);
	expect(plain[0] - plain[1]).toBeLessThan(100);
	expect(red - Math.max(green, blue)).toBeGreaterThan(100);
	expect((await storedText(page)).length).toBe(stored);

	await page.getByRole('button', { name: '标注、打码' }).click();
	await expect(drawn).toHaveText('已画 4 处');
	await page.getByRole('button', { name: '存下标注' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	expect(await marked()).toBe(1);
});

/** A finger that goes over the screen, as Chromium gets it from a touch screen. */
async function swipe(
	page: Page,
	from: readonly [number, number],
	to: readonly [number, number]
): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const touch = (
		type: 'touchStart' | 'touchMove' | 'touchEnd',
		points: (readonly [number, number])[]
	) =>
		session.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: points.map(([x, y]) => ({ x, y }))
		});
	await touch('touchStart', [from]);
	for (let step = 1; step <= 4; step++)
		await touch('touchMove', [
			[from[0] + ((to[0] - from[0]) * step) / 4, from[1] + ((to[1] - from[1]) * step) / 4]
		]);
	await touch('touchEnd', []);
	await session.detach();
}

/** How often light changes to dark in the first thumbnail where the words are; 0 while nothing is shown. */
function strokes(target: Locator): Promise<number> {
	return photos(target)
		.first()
		.locator('img')
		.evaluateAll(async (images: HTMLImageElement[]) => {
			const [image] = images;
			if (!image) return 0;
			await image.decode();
			const { naturalWidth: width, naturalHeight: height } = image;
			const context = new OffscreenCanvas(width, height).getContext('2d');
			if (!context) throw new Error('no canvas');
			context.drawImage(image, 0, 0);
			const top = Math.round(height * 0.4);
			const rows = Math.round(height * 0.15);
			const { data } = context.getImageData(0, top, width, rows);
			let count = 0;
			for (let at = 4; at < data.length; at += 4)
				if (Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0)) > 25) count++;
			return count;
		});
}

test('a face is made so coarse in the copy that nothing of it is left', async ({ page }) => {
	const address = await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '很多细的字很多细的字');
	await expect.poll(() => strokes(target)).toBeGreaterThan(0);
	const readable = await strokes(target);
	await photos(target).getByRole('link').click();
	const colours = async (): Promise<number> => {
		const seen = new Set<string>();
		for (let x = 20; x < 40; x++) seen.add((await colourAt(page, x, 49)).map((c) => c >> 4).join());
		return seen.size;
	};
	const before = await colours();
	await page.getByRole('button', { name: '标注、打码' }).click();
	await page.getByRole('radio', { name: '打码' }).check();
	const box = await page.getByRole('application').boundingBox();
	if (!box) throw new Error('no canvas');
	await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.35);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5);
	await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.6);
	await page.mouse.up();
	await page.getByRole('button', { name: '存下标注' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	// The copy may be replaced between being found and being read.
	await expect.poll(() => colours().catch(() => before)).toBeLessThan(before);
	expect(await colours()).toBeLessThanOrEqual(4);

	// Whoever looks over a shoulder at the list sees no more of it.
	await page.goto(address);
	await expect.poll(() => strokes(card(page, ITEM))).toBeLessThan(readable / 4);
	await page.goto(`${address}/photos`);
	await expect.poll(() => strokes(page.locator('main'))).toBeLessThan(readable / 4);
});

test('the same picture in another inspection is said, with a way to it', async ({ page }) => {
	await begin(page);
	await addPhoto(page, await failed(page), '灭火器压力表指针在红区');
	const first = page.url();
	const used = await jpeg(page, '灭火器压力表指针在红区');
	await begin(page, 'monthly');
	const other = page.locator('[data-item]').first();
	await answer(other, '不合格');
	await gallery(other).setInputFiles([
		picture('另存.jpg', await smaller(page, used)),
		picture('别的.jpg', await jpeg(page, '不同'))
	]);
	await expect(photos(other)).toHaveCount(2);
	await expect(other.locator('figure[data-saved=no]')).toHaveCount(0);
	await photos(other).first().getByRole('link').click();
	const notice = page.locator('[data-reused]');
	await expect(notice).toContainText('向阳湖示例小学');
	await notice.getByRole('link').click();
	await expect(page).toHaveURL(new RegExp(`^${first}/photos/`));
	await expect(page.locator('[data-assigned=yes]')).toContainText(ITEM);
});

/** Saved again, cut at the edges and half as large. */
async function smaller(page: Page, bytes: Buffer): Promise<Buffer> {
	const base64 = await page.evaluate(async (given) => {
		const blob = new Blob([Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0))]);
		const bitmap = await createImageBitmap(blob);
		const { width, height } = bitmap;
		const canvas = new OffscreenCanvas(width / 2, height / 2);
		const cut = [width * 0.02, height * 0.02, width * 0.96, height * 0.96] as const;
		canvas.getContext('2d')?.drawImage(bitmap, ...cut, 0, 0, width / 2, height / 2);
		const made = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
		const all = new Uint8Array(await made.arrayBuffer());
		return btoa(Array.from(all, (byte) => String.fromCharCode(byte)).join(''));
	}, bytes.toString('base64'));
	return Buffer.from(base64, 'base64');
}

test('a photo of what was put right stays beside the one of before', async ({ page }) => {
	const address = await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '整改前');
	await photos(target).getByRole('link').click();
	await page.getByRole('button', { name: '拍整改后' }).click();
	const sheet = page.getByRole('dialog', { name: '拍整改后，对准原来的位置' });
	// Without a live picture the earlier one stands beside.
	await expect(sheet.getByRole('alert')).toBeVisible();
	await expect(sheet.getByAltText('整改前的照片')).toBeVisible();
	await sheet
		.getByLabel('用系统相机拍')
		.setInputFiles(picture('后.jpg', await jpeg(page, '整改后拍的')));
	await expect(sheet).toHaveCount(0);
	await expect(page.getByText('这张是整改前。整改后是：')).toBeVisible();
	await photos(page.locator('main')).getByRole('link').click();
	await expect(page.getByText('这张是整改后。整改前是：')).toBeVisible();

	await page.goto(`${address}/print`);
	const pair = page.locator('[data-pair]');
	await expect(pair.locator('img')).toHaveCount(2);
	await expect(pair).toContainText('整改前');
	await expect(pair).toContainText('整改后');
});

test('a photo that is taken away leaves the card and can be taken again', async ({ page }) => {
	await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '拍错了');
	await photos(target).getByRole('link').click();
	await page.getByRole('button', { name: '删除照片' }).click();
	await expect(page.getByText('还没有照片')).toBeVisible();
	await page.goBack();
	await expect(photos(card(page, ITEM))).toHaveCount(0);
});

test('the size that is kept and the words on a copy are the office’s own', async ({ page }) => {
	await page.goto('/settings');
	await page.getByRole('radio', { name: '1280' }).check();
	const preview = page.getByAltText('水印示例');
	await expect(preview).toBeVisible();
	const before = await preview.getAttribute('src');
	await page.getByRole('radio', { name: '右上' }).check();
	await expect(preview).not.toHaveAttribute('src', before ?? '');
	await begin(page);
	const target = await failed(page);
	await addPhoto(page, target, '小一点');
	await photos(target).getByRole('link').click();
	const image = page.locator('section .frame img');
	await expect(image).toBeVisible();
	expect(await image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1280);
	expect(Math.max(...(await colourAt(page, 99.7, 1)))).toBeLessThan(120);
	expect(Math.max(...(await colourAt(page, 0.3, 99)))).toBeGreaterThan(120);
});
