import { chromium, expect, test, type Page } from 'playwright/test';

/** Said instead of the screen, before anything can be typed. */
async function expectObstacle(page: Page, code: string, words: string): Promise<void> {
	await expect(page.locator(`[data-obstacle="${code}"]`)).toContainText(words);
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /试一试|开始检查/ })).toHaveCount(0);
}

/** Where work begins; each may be the first that somebody opens. */
const entrances = ['/', '/inspections/new', '/inspections/some', '/schools/import', '/settings'];

test('a browser without IndexedDB is told so at every entrance', async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(window, 'indexedDB'));
	for (const entrance of entrances) {
		await page.goto(entrance);
		await expectObstacle(page, 'storage', 'IndexedDB');
	}
});

test('storage that refuses to open is told at every entrance, and asked again with one tap', async ({
	page
}) => {
	await page.addInitScript(() => {
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function (...asked) {
			if (localStorage.getItem('allowed')) return open.apply(this, asked);
			throw new DOMException('denied', 'SecurityError');
		};
	});
	for (const entrance of entrances) {
		await page.goto(entrance);
		await expectObstacle(page, 'storage-unavailable', '浏览器不让本应用存数据');
	}
	await page.goto('/');
	await expect(page.locator('[data-obstacle]')).toBeVisible();
	await page.evaluate(() => localStorage.setItem('allowed', 'yes'));
	await page.getByRole('button', { name: '再试一次' }).click();
	await expect(page.getByRole('button', { name: /试一试/ })).toBeVisible();
});

test('a browser that blocks all site data, settings too, is told so', async ({ page }) => {
	await page.addInitScript(() => {
		const denied = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		Object.defineProperty(window, 'localStorage', { get: denied });
		IDBFactory.prototype.open = denied;
	});
	for (const entrance of entrances) {
		await page.goto(entrance);
		await expectObstacle(page, 'storage-unavailable', '浏览器不让本应用存数据');
	}
});

test('storage that never was a database of this version is not touched', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('button', { name: /试一试/ })).toBeVisible();
	// As a newer release would have left it.
	await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
	await page.goto('/empty');
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('anxiao', 7);
				opening.onupgradeneeded = () => opening.result.createObjectStore('later');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					opening.result.close();
					resolve();
				};
			})
	);
	await page.unroute('**/*');
	await page.goto('/');
	await expect(page.locator('main')).not.toBeEmpty();
	const version = await page.evaluate(async () => {
		const all = await indexedDB.databases();
		return all.find((one) => one.name === 'anxiao')?.version;
	});
	expect(version).toBe(7);
});

test('an address that is not https is told what to do', async ({ baseURL }) => {
	const { launchOptions } = test.info().project.use;
	const browser = await chromium.launch({
		...launchOptions,
		args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP hub.test 127.0.0.1']
	});
	const page = await browser.newPage({ locale: 'zh-CN' });
	const { port } = new URL(baseURL ?? '');
	for (const entrance of entrances) {
		await page.goto(`http://hub.test:${port}${entrance}`);
		await expectObstacle(page, 'insecure', '不是 https');
	}
	await browser.close();
});
