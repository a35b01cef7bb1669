/** The place of a visit: asked only when somebody taps, and never in the way. */
import { expect, test, type Page } from 'playwright/test';
import { withExif } from '../fixtures/photos/exif';
import { addPhoto, answer, begin, card, enterPractice, jpeg } from './harness/practice';
import { storedEvents } from './harness/stored';

const located = async (page: Page): Promise<unknown[]> =>
	(await storedEvents(page))
		.filter(({ header }) => header.type === 'inspection.located/1')
		.map(({ body }) => body?.payload);

async function locate(page: Page): Promise<void> {
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('button', { name: '记下现在的位置' }).click();
}

test('a place is taken with its accuracy, once somebody asks', async ({ page, context }) => {
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 29.8412, longitude: 114.3223, accuracy: 11.2 });
	await page.addInitScript(() => {
		const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
		Object.assign(window, { asked: 0 });
		navigator.geolocation.getCurrentPosition = (...given) => {
			(window as unknown as { asked: number }).asked++;
			ask(...given);
		};
	});
	await enterPractice(page);
	await begin(page);
	const target = card(page, 'FIRE-05');
	await answer(target, '不合格');
	await addPhoto(page, target, '门口');
	expect(await page.evaluate(() => (window as unknown as { asked: number }).asked)).toBe(0);
	await locate(page);
	await expect(page.locator('[data-position=yes]')).toContainText('12');
	expect(await located(page)).toEqual([
		expect.objectContaining({ place: { lat: '29.841200', lon: '114.322300', accuracy: '12' } })
	]);
});

test('where it is not allowed the visit goes on, and what to do is said', async ({ page }) => {
	await enterPractice(page);
	await begin(page);
	await locate(page);
	await expect(page.getByText('没有允许定位。检查照常进行')).toBeVisible();
	await page.keyboard.press('Escape');
	await answer(card(page, 'FIRE-05'), '合格');
	expect(await located(page)).toEqual([]);
});

test('a browser without a receiver says so and works', async ({ page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'geolocation', { value: undefined })
	);
	await enterPractice(page);
	await begin(page);
	await locate(page);
	await expect(page.getByText('这个浏览器不提供定位。检查照常进行')).toBeVisible();
});

test('it works without any network, and a photo from elsewhere is doubted', async ({
	page,
	context
}) => {
	await context.grantPermissions(['geolocation']);
	await context.setGeolocation({ latitude: 29.8412, longitude: 114.3223, accuracy: 10 });
	await enterPractice(page);
	await begin(page);
	await page.getByRole('button', { name: '更多' }).click();
	await expect(page.getByRole('button', { name: '记下现在的位置' })).toBeVisible();
	await context.setOffline(true);
	await page.getByRole('button', { name: '记下现在的位置' }).click();
	await expect(page.locator('[data-position=yes]')).toBeVisible();
	await context.setOffline(false);
	await page.keyboard.press('Escape');
	const target = card(page, 'FIRE-05');
	await answer(target, '不合格');
	const far = withExif(await jpeg(page, '别处'), { lat: 30.55, lon: 114.3 });
	await target
		.getByLabel('相册', { exact: true })
		.setInputFiles({ name: '别处.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(far) });
	await target.locator('[data-photo] a').click();
	await expect(page.locator('[data-doubt=otherPlace]')).toContainText(/7\d\.\d 公里/);
});
