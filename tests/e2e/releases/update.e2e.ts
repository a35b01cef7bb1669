import { expect, test, type Page } from 'playwright/test';
import shell from '../../../src/lib/app/messages/shell.zh-CN.json' with { type: 'json' };
import { offlineReady, releaseInControl } from '../harness/offline-ready';
import { nodeRelease, staticRelease, type Release } from '../harness/releases';
import { expectStarted } from '../harness/screens';
import { StaticHost } from '../harness/static-host';

let older: Release;
let newer: Release;
let host: StaticHost;

test.beforeEach(async () => {
	older = nodeRelease();
	newer = staticRelease();
	host = new StaticHost(older);
	await host.start();
});
test.afterEach(() => host.stop());

const prompt = (page: Page) => page.getByText(shell.shell_update_waiting, { exact: true });
const applyButton = (page: Page) =>
	page.getByRole('button', { name: shell.shell_update_apply, exact: true });

/** What the browser does when the tab comes to the front again. */
const comeBack = (page: Page) =>
	page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));

/** Opens the older release, installs it whole and deploys the newer one on the same address. */
async function openThenDeploy(page: Page): Promise<void> {
	await page.goto(host.address);
	await expectStarted(page);
	expect(await releaseInControl(page)).toBe(older.version);
	host.deploy(newer);
	host.requests.length = 0;
}

test('a new release is offered without moving focus or content and without a reload', async ({
	page
}) => {
	await openThenDeploy(page);
	await page.evaluate(() => {
		const marks = { shift: 0, kept: true };
		Object.assign(window, { marks });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				marks.shift += (entry as unknown as { value: number }).value;
		}).observe({ type: 'layout-shift', buffered: false });
	});
	await page.locator('a[href="/settings"]').first().focus();

	await comeBack(page);
	await expect(prompt(page)).toBeVisible();

	const after = await page.evaluate(() => ({
		...(window as unknown as { marks: { shift: number; kept: boolean } }).marks,
		focus: document.activeElement?.getAttribute('href')
	}));
	expect(after).toEqual({ shift: 0, kept: true, focus: '/settings' });
	expect(await releaseInControl(page)).toBe(older.version);
});

test('only what changed is downloaded for a new release', async ({ page }) => {
	await openThenDeploy(page);
	await comeBack(page);
	await expect(prompt(page)).toBeVisible();

	const cachedBefore = await page.evaluate(async (name) => {
		const keys = await (await caches.open(name)).keys();
		return keys.map((request) => new URL(request.url).pathname);
	}, `anxiao-${older.version}`);
	const hashed = host.requests.filter((path) => path.startsWith('/_app/immutable/'));
	expect(hashed.length).toBeGreaterThan(0);
	expect(hashed.filter((path) => cachedBefore.includes(path))).toEqual([]);
});

test('the update takes over when it is asked for', async ({ page }) => {
	await openThenDeploy(page);
	await comeBack(page);
	const reloaded = page.waitForEvent('load');
	await applyButton(page).click();
	await reloaded;
	await expectStarted(page);
	expect(await releaseInControl(page)).toBe(newer.version);
	await expect(prompt(page)).toHaveCount(0);
});

test('a second tab on the old release still opens screens it never visited, without network', async ({
	page,
	context
}) => {
	await openThenDeploy(page);
	const second = await context.newPage();
	host.deploy(older);
	await second.goto(host.address);
	await expectStarted(second);
	await offlineReady(second);
	await second.evaluate(() => Object.assign(window, { kept: true }));

	host.deploy(newer);
	await page.bringToFront();
	await comeBack(page);
	const reloaded = page.waitForEvent('load');
	await applyButton(page).click();
	await reloaded;
	expect(await releaseInControl(page)).toBe(newer.version);

	await context.setOffline(true);
	await host.stop();
	await second.bringToFront();
	for (const screen of ['/settings', '/schools', '/templates']) {
		await second.locator(`a[href="${screen}"]`).first().click();
		await expect(second).toHaveURL(host.address + screen);
		await expectStarted(second);
	}
	expect(await second.evaluate(() => 'kept' in window)).toBe(true);
	await expect(prompt(second)).toBeVisible();
});
