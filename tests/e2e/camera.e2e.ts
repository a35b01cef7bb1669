/** The camera's own picture in the page, filmed by Chromium's fake camera. */
import { expect, test, type Page } from 'playwright/test';
import { filming } from './harness/filmed';
import { addPhoto, answer, begin, card, enterPractice } from './harness/practice';

// White on the left, dark on the right.
test.use({ launchOptions: filming('halves', (x) => (x < 320 ? 235 : 40)) });

test.beforeEach(async ({ page }) => {
	await enterPractice(page);
});

const live = (page: Page) => page.locator('[data-live=yes] video');

test('several photos are taken in a row, each of what the camera sees', async ({ page }) => {
	const address = await begin(page);
	await page.getByRole('button', { name: '先拍照，再归类' }).click();
	await expect(live(page)).toBeVisible();
	const shutter = page.getByRole('button', { name: '拍一张' });
	await shutter.click();
	await expect(page.getByText('已拍 1 张')).toBeVisible();
	await shutter.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByText('已拍 2 张')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await page.goto(`${address}/photos`);
	await expect(page.getByText('未归类 2 张')).toBeVisible();
	await page.locator('[data-photo] a').first().click();
	const image = page.locator('section .frame img');
	await expect(image).toBeVisible();
	const [left, right] = await image.evaluate(async (img: HTMLImageElement) => {
		await img.decode();
		const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
		const context = canvas.getContext('2d');
		context?.drawImage(img, 0, 0);
		const red = (x: number) => context?.getImageData(x * canvas.width, 10, 1, 1).data[0] ?? -1;
		return [red(0.25), red(0.75)];
	});
	expect(left).toBeGreaterThan(200);
	expect(right).toBeLessThan(80);
	await expect(page.getByText('现场拍的')).toBeVisible();
});

test('the earlier photo lies over the live picture, as strong as one likes', async ({ page }) => {
	await begin(page);
	const target = card(page, 'FIRE-05');
	await answer(target, '不合格');
	await addPhoto(page, target, '整改前');
	await target.locator('[data-photo] a').click();
	await page.getByRole('button', { name: '拍整改后' }).click();
	await expect(live(page)).toBeVisible();
	const ghost = page.getByAltText('整改前的照片');
	await expect(ghost).toHaveCSS('opacity', '0.45');
	await page.getByLabel('整改前透出').fill('80');
	await expect(ghost).toHaveCSS('opacity', '0.8');
	await page.getByRole('button', { name: '拍一张' }).click();
	await expect(page.getByText('这张是整改前。整改后是：')).toBeVisible();
});

test('a camera gives back its light when the sheet closes', async ({ page }) => {
	await page.addInitScript(() => {
		const given: MediaStream[] = [];
		const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
		navigator.mediaDevices.getUserMedia = async (wanted) => {
			const stream = await ask(wanted);
			given.push(stream);
			return stream;
		};
		Object.assign(window, { given });
	});
	await begin(page);
	await page.getByRole('button', { name: '先拍照，再归类' }).click();
	await expect(live(page)).toBeVisible();
	await page.getByRole('button', { name: '关上' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	const states = await page.evaluate(() =>
		(window as unknown as { given: MediaStream[] }).given.flatMap((stream) =>
			stream.getTracks().map((track) => track.readyState)
		)
	);
	expect(states).toEqual(['ended']);
});
