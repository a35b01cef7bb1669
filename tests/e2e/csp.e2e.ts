import { expect, test } from 'playwright/test';
import { expectStarted, screens } from './harness/screens';

/** Everything a browser is told with the pages and files of the Node server. */
const headers = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=()'
};

test('every response carries the security headers, found or not', async ({ request }) => {
	for (const path of ['/', '/shell/', '/settings', '/service-worker.js', '/no-such-file.txt']) {
		const response = await request.get(path);
		expect(response.headers(), path).toMatchObject(headers);
		expect(response.headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
		expect(response.headers()['cache-control'], path).toMatch(/no-cache|no-store/);
	}
});

test('only files with a hash in their name may be kept without asking', async ({
	page,
	request
}) => {
	await page.goto('/');
	const script = await page.evaluate(
		() =>
			performance
				.getEntriesByType('resource')
				.map((entry) => new URL(entry.name).pathname)
				.find((path) => path.startsWith('/_app/immutable/')) ?? ''
	);
	const response = await request.get(script);
	expect(response.headers()['cache-control']).toContain('immutable');
	expect(response.headers()).toMatchObject(headers);
});

test('a script that the page does not name never runs', async ({ page }) => {
	await page.goto('/');
	await expectStarted(page);
	const blocked = await page.evaluate(() => {
		const directives: string[] = [];
		document.addEventListener('securitypolicyviolation', (event) =>
			directives.push(event.effectiveDirective)
		);
		const inline = document.createElement('script');
		inline.textContent = 'window.intruder = "inline"';
		const foreign = document.createElement('script');
		foreign.src = 'https://example.invalid/x.js';
		const handler = document.createElement('div');
		handler.innerHTML = '<img src="data:," onerror="window.intruder = \'handler\'">';
		document.body.append(inline, foreign, handler);
		// Text as code, in a turn of its own: what runs here directly is exempt from the policy.
		setTimeout('window.intruder = "timer"');
		return new Promise<string[]>((resolve) => {
			const look = () => (directives.length >= 4 ? resolve(directives) : setTimeout(look, 20));
			look();
		});
	});
	expect(blocked.sort()).toEqual([
		'script-src',
		'script-src-attr',
		'script-src-elem',
		'script-src-elem'
	]);
	expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
});

test('a script slipped into the page on its way is not run', async ({ browser, baseURL }) => {
	const context = await browser.newContext();
	const page = await context.newPage();
	await page.route('**/*', async (route) => {
		if (route.request().resourceType() !== 'document') return route.continue();
		const response = await route.fetch();
		const body = (await response.text()).replace(
			'</body>',
			'<script>window.intruder = true</script></body>'
		);
		await route.fulfill({ response, body });
	});
	await page.goto(baseURL ?? '/');
	await expectStarted(page);
	expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
	await context.close();
});

test('nothing is ever asked of another origin, on any screen', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ serviceWorkers: 'allow' });
	const page = await context.newPage();
	const asked: string[] = [];
	const violations: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	page.on('console', (message) => {
		if (message.text().includes('Content Security Policy')) violations.push(message.text());
	});
	for (const screen of screens) {
		await page.goto((baseURL ?? '') + screen);
		await expectStarted(page);
	}
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	expect(asked.length).toBeGreaterThan(screens.length);
	expect(
		asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(baseURL ?? ''))
	).toEqual([]);
	expect(violations).toEqual([]);
	await context.close();
});
