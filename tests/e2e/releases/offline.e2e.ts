import { expect, test } from 'playwright/test';
import { offlineReady } from '../harness/offline-ready';
import { hashedFilesOf, staticRelease } from '../harness/releases';
import { expectStarted, screens } from '../harness/screens';
import { StaticHost } from '../harness/static-host';

let host: StaticHost;

test.beforeEach(async () => {
	host = new StaticHost(staticRelease());
	await host.start();
});
test.afterEach(() => host.stop());

test('every address starts on a plain file host, before anything is installed', async ({
	browser
}) => {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	for (const screen of screens) {
		await page.goto(host.address + screen);
		await expectStarted(page);
	}
	await context.close();
});

test('after the first visit every address starts without network and without host', async ({
	page,
	context
}) => {
	await page.goto(host.address);
	await offlineReady(page);

	await context.setOffline(true);
	await host.stop();
	await page.reload();
	await expectStarted(page);
	for (const screen of screens) {
		await page.goto(host.address + screen);
		await expectStarted(page);
	}
});

test('a reload survives a host that is gone while the device believes to be online', async ({
	page
}) => {
	await page.goto(host.address);
	await offlineReady(page);
	await host.stop();
	await page.goto(`${host.address}/inspections/new`);
	await expectStarted(page);
});

test('ready means that every file of the release is on the device', async ({ page }) => {
	await page.goto(host.address);
	const count = await offlineReady(page);
	expect(count.cached).toBe(count.total);

	const cached = await page.evaluate(async (version) => {
		const keys = await (await caches.open(`anxiao-${version}`)).keys();
		return keys.map((request) => new URL(request.url).pathname);
	}, count.version);
	const missing = hashedFilesOf(staticRelease()).filter((file) => !cached.includes(file));
	expect(missing).toEqual([]);
});

test('an install that was cut short goes on where it stopped', async ({ page }) => {
	await page.goto(host.address);
	const { version, total } = await offlineReady(page);
	const thrownAway = await page.evaluate(async (name) => {
		const cache = await caches.open(name);
		const some = (await cache.keys()).slice(0, 5);
		await Promise.all(some.map((request) => cache.delete(request)));
		return some.map((request) => new URL(request.url).pathname);
	}, `anxiao-${version}`);

	host.requests.length = 0;
	const short = await offlineReady(page);
	expect(short.cached).toBe(total - thrownAway.length);
	await expect.poll(async () => (await offlineReady(page)).cached).toBe(total);
	expect([...host.requests].sort()).toEqual(thrownAway.sort());
});

test('what is not GET goes to the host, and nothing of it is kept', async ({ page }) => {
	await page.goto(host.address);
	const before = await offlineReady(page);
	const ask = (method: string) =>
		page.evaluate(
			async (asked) =>
				fetch('/shell/', { method: asked }).then(
					() => true,
					() => false
				),
			method
		);
	// Reading it is answered from the cache.
	expect(await page.evaluate(async () => (await fetch('/shell/')).ok)).toBe(true);
	host.requests.length = 0;
	const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
	for (const method of methods) expect(await ask(method), method).toBe(true);
	expect(host.requests).toEqual(methods.map(() => '/shell/'));
	expect(await offlineReady(page)).toEqual(before);

	await host.stop();
	for (const method of methods) expect(await ask(method), method).toBe(false);
	expect(await page.evaluate(async () => (await fetch('/shell/')).ok)).toBe(true);
});
