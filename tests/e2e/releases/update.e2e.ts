import { expect, test, type Page } from 'playwright/test';
import shell from '../../../src/lib/app/messages/shell.zh-CN.json' with { type: 'json' };
import { offlineReady, releaseInControl } from '../harness/offline-ready';
import { answer, begin, card, enterPractice } from '../harness/practice';
import {
	hashedFilesOf,
	nodeRelease,
	renamedRelease,
	staticRelease,
	type Release
} from '../harness/releases';
import { expectStarted } from '../harness/screens';
import { StaticHost } from '../harness/static-host';
import { keptWords } from '../harness/stored';

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

/** Fetches the release that was deployed and resolves once it is offered. */
async function offered(page: Page, words = prompt(page)): Promise<void> {
	await page.bringToFront();
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect(words).toBeVisible();
}

async function apply(page: Page): Promise<void> {
	const reloaded = page.waitForEvent('load');
	await applyButton(page).click();
	await reloaded;
	await expectStarted(page);
}

/** A tab that was closed gives its locks back a moment later. */
const locksHeld = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		const { held } = await navigator.locks.query();
		return (held ?? []).map((lock) => lock.name ?? '');
	});

/** Begins an inspection on the older release. */
async function beginOnOlder(page: Page): Promise<string> {
	await page.goto(host.address);
	await enterPractice(page);
	expect(await releaseInControl(page)).toBe(older.version);
	return begin(page);
}

test('an inspection open for filling in another tab makes the update wait, and it says why', async ({
	page,
	context
}) => {
	await openThenDeploy(page);
	const filling = await context.newPage();
	await filling.goto(`${host.address}/schema/results.schema.json`);
	await filling.evaluate(
		() =>
			new Promise<void>((held) => {
				void navigator.locks.request('anxiao-edit:anxiao:some', () => {
					held();
					return new Promise(() => undefined);
				});
			})
	);
	await offered(page);
	await applyButton(page).click();
	await expect(page.getByText(shell.shell_update_editing, { exact: true })).toBeVisible();
	expect(await releaseInControl(page)).toBe(older.version);

	await filling.close();
	await expect.poll(() => locksHeld(page)).not.toContain('anxiao-edit:anxiao:some');
	await apply(page);
	expect(await releaseInControl(page)).toBe(newer.version);
});

test('on the fill screen a new release only says that it waits, and is offered once that is left', async ({
	page
}) => {
	await beginOnOlder(page);
	host.deploy(newer);
	const waits = page.getByText(shell.shell_update_filling, { exact: true });
	await offered(page, waits);
	await expect(applyButton(page)).toHaveCount(0);
	await page.getByRole('button', { name: shell.shell_update_understood, exact: true }).click();
	await expect(waits).toHaveCount(0);

	await page.getByRole('link', { name: shell.shell_back, exact: true }).click();
	await expect(prompt(page)).toBeVisible();
	expect(await releaseInControl(page)).toBe(older.version);
});

test('words half typed are there after an update, though their tab is gone', async ({
	page,
	context
}) => {
	const words = '二楼安全出口上锁，钥匙在门卫室';
	const address = await beginOnOlder(page);
	await answer(card(page, 'FIRE-05'), '不合格');
	await card(page, 'FIRE-05').getByLabel('问题描述').pressSequentially(words);
	await expect.poll(() => keptWords(page)).toContain(words);
	await page.close();

	const other = await context.newPage();
	await other.goto(`${host.address}/settings`);
	await expectStarted(other);
	host.deploy(newer);
	await offered(other);
	await apply(other);
	expect(await releaseInControl(other)).toBe(newer.version);
	await other.goto(address);
	await expect(card(other, 'FIRE-05').getByLabel('问题描述')).toHaveValue(words);
});

test('a tab on the oldest of three releases opens screens it never visited, without network, until it is closed', async ({
	page: oldest,
	context
}) => {
	await openThenDeploy(oldest);
	await oldest.evaluate(() => Object.assign(window, { kept: true }));
	host.deploy(older);
	const second = await context.newPage();
	await second.goto(host.address);
	await expectStarted(second);
	for (const release of [newer, renamedRelease()]) {
		host.deploy(release);
		await offered(second);
		await apply(second);
		expect(await releaseInControl(second)).toBe(release.version);
	}

	await context.setOffline(true);
	await host.stop();
	await oldest.bringToFront();
	for (const screen of ['/settings', '/schools', '/templates']) {
		await oldest.locator(`a[href="${screen}"]`).first().click();
		await expect(oldest).toHaveURL(host.address + screen);
		await expectStarted(oldest);
	}
	expect(await oldest.evaluate(() => 'kept' in window)).toBe(true);
	// Most files are the same in all three; these are not.
	const others = hashedFilesOf(newer);
	const own = hashedFilesOf(older).filter((file) => !others.includes(file));
	expect(own).not.toEqual([]);
	const missing = await oldest.evaluate(async (files) => {
		const found = await Promise.all(
			files.map(async (file) => ((await fetch(file).catch(() => undefined))?.ok ? '' : file))
		);
		return found.filter(Boolean);
	}, own);
	expect(missing).toEqual([]);

	await oldest.close();
	const generations = async () => {
		await offlineReady(second);
		return second.evaluate(async () =>
			(await caches.keys()).filter((name) => name.startsWith('anxiao-'))
		);
	};
	await expect
		.poll(generations)
		.toEqual([newer.version, renamedRelease().version].map((version) => `anxiao-${version}`));
});

test('the cache of the store outlives every release', async ({ page }) => {
	await openThenDeploy(page);
	await page.evaluate(async () => {
		const kept = await caches.open('kept-markers');
		await kept.put('/kept-markers/some', new Response('kept'));
	});
	for (const release of [newer, renamedRelease()]) {
		host.deploy(release);
		await offered(page);
		await apply(page);
		expect(await releaseInControl(page)).toBe(release.version);
	}
	const found = await page.evaluate(async () => {
		const kept = await caches.open('kept-markers');
		return (await kept.match('/kept-markers/some'))?.text();
	});
	expect(found).toBe('kept');
});
