import { expect, test, type Page } from 'playwright/test';
import words from '../../src/lib/app/messages/probe.zh-CN.json' with { type: 'json' };

test.use({ serviceWorkers: 'allow' });

/** Opens the page and resolves with its verdict once every trial has ended. */
async function probe(page: Page): Promise<string | null> {
	await page.goto('/probe');
	const verdict = page.locator('[data-verdict]');
	await expect(verdict).toBeVisible();
	expect(await page.locator('[data-trial]:not([data-outcome])').count()).toBe(0);
	return verdict.getAttribute('data-verdict');
}

const trial = (page: Page, id: string) => page.locator(`[data-trial="${id}"]`);
const send = (page: Page) =>
	page.getByRole('button', { name: words.probe_send, exact: true }).click();

/** Everything on this origin that bears the probe's name. */
const leftBehind = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const names = [
			...(await indexedDB.databases()).map(({ name }) => name ?? ''),
			...(await Array.fromAsync(root.keys())),
			...(await caches.keys()),
			...Object.keys(localStorage),
			...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
			...((await navigator.locks.query()).held ?? []).map(({ name }) => name ?? '')
		];
		return names.filter((name) => name.includes('probe'));
	});

/** No way out for text but the page itself. */
const withoutWays = (page: Page) =>
	page.addInitScript(() => {
		Object.defineProperty(navigator, 'share', { value: undefined });
		Object.defineProperty(navigator, 'clipboard', { value: undefined });
	});

async function expectWholeText(page: Page, text: string): Promise<void> {
	const names = await page.locator('[data-trial] .name').allInnerTexts();
	expect(names.length).toBeGreaterThanOrEqual(25);
	for (const name of names) expect(text).toContain(name);
	expect(text).toContain(await page.evaluate(() => navigator.userAgent));
}

test('this browser passes what the work needs, and nothing is left behind', async ({ page }) => {
	expect(await probe(page)).toBe('yes');
	const kept = ['secure', 'database', 'key', 'files', 'settings', 'space'];
	const opened = ['dialog', 'worker', 'locks', 'channel', 'serviceWorker', 'cache'];
	for (const id of [...kept, ...opened, 'webp', 'avif'])
		await expect(trial(page, id), id).toHaveAttribute('data-outcome', 'pass');
	expect(await leftBehind(page)).toEqual([]);

	await page.getByRole('button', { name: words.probe_again, exact: true }).click();
	await expect(page.locator('[data-verdict="yes"]')).toBeVisible();
	expect(await leftBehind(page)).toEqual([]);
});

test('the result goes to the share sheet as text', async ({ page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(navigator, 'share', {
			value: async (shared: ShareData) => void Object.assign(window, { shared })
		})
	);
	await probe(page);
	await send(page);
	const shared = () => page.evaluate(() => (window as { shared?: ShareData }).shared?.text ?? '');
	await expect.poll(shared).not.toBe('');
	await expectWholeText(page, await shared());
});

test('without a share sheet the result is copied', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }));
	await probe(page);
	await send(page);
	await expect(page.getByText(words.probe_copied, { exact: true })).toBeVisible();
	await expectWholeText(page, await page.evaluate(() => navigator.clipboard.readText()));
});

test('with neither the text stands in the page, chosen whole', async ({ page }) => {
	await withoutWays(page);
	await probe(page);
	await send(page);
	const area = page.getByRole('textbox', { name: words.probe_by_hand_label });
	await expect(area).toBeFocused();
	await expectWholeText(page, await area.inputValue());
	const chosen = await area.evaluate(
		(text: HTMLTextAreaElement) => text.selectionEnd - text.selectionStart
	);
	expect(chosen).toBe((await area.inputValue()).length);
});

test('a browser without IndexedDB, where nothing else opens, is told what it lacks', async ({
	page
}) => {
	await withoutWays(page);
	await page.addInitScript(() => Reflect.deleteProperty(window, 'indexedDB'));
	await page.goto('/');
	await page.locator('[data-obstacle] a[href="/probe"]').click();
	await expect(page.locator('[data-verdict="no"]')).toContainText(words.probe_database_bad);
	expect(await probe(page)).toBe('no');
	await expect(trial(page, 'database')).toHaveAttribute('data-outcome', 'absent');
	await expect(trial(page, 'key')).toHaveAttribute('data-outcome', 'absent');
	await expect(trial(page, 'files')).toHaveAttribute('data-outcome', 'pass');
	await send(page);
	const area = page.getByRole('textbox', { name: words.probe_by_hand_label });
	await expect(area).toHaveValue(new RegExp(words.probe_no));
});

test('a browser without Web Locks and with blocked site data is tested all the same', async ({
	page
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(navigator, 'locks', { value: undefined });
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('denied', 'SecurityError');
			}
		});
	});
	expect(await probe(page)).toBe('no');
	await expect(trial(page, 'locks')).toHaveAttribute('data-outcome', 'absent');
	await expect(trial(page, 'settings')).toHaveAttribute('data-outcome', 'fail');
	await expect(trial(page, 'settings')).toContainText('SecurityError');
	await expect(trial(page, 'database')).toHaveAttribute('data-outcome', 'pass');
});

test('a database that never answers has failed after its time, and holds up nothing else', async ({
	page
}) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.deleteDatabase = () => new EventTarget() as IDBOpenDBRequest;
	});
	await page.goto('/probe');
	await expect(trial(page, 'barcode')).toHaveAttribute('data-outcome', /./);
	await expect(trial(page, 'database')).not.toHaveAttribute('data-outcome', /./);
	await expect(trial(page, 'database')).toContainText('TimeoutError');
	await expect(page.locator('[data-verdict="no"]')).toBeVisible();
});

test('inside WeChat it advises the browser of the system', async ({ browser, baseURL }) => {
	const context = await browser.newContext({
		userAgent:
			'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 XWEB/1320013 MicroMessenger/8.0.49.2600',
		locale: 'zh-CN',
		...(baseURL ? { baseURL } : {})
	});
	const page = await context.newPage();
	expect(await probe(page)).toBe('but');
	await expect(page.locator('[data-verdict]')).toContainText('请用系统浏览器打开');
	await context.close();
});
