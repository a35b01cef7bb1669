import { defineConfig } from 'playwright/test';
import { launchOptions } from './scripts/chromium.mjs';
import { freePort } from './tests/e2e/harness/free-port';

// Every worker reads this file again and must come to the same port.
process.env.E2E_PORT ??= String(await freePort(4173));
const port = process.env.E2E_PORT;
const baseURL = `http://127.0.0.1:${port}`;

const desk = { width: 1440, height: 900 };
const onDesk = '**/keyboard.e2e.ts';
/** Served from files, of which one release is built first. */
const ofReleases = '**/releases/*.e2e.ts';

/** Expects `node scripts/build.mjs` to have been run. No retries: a flaky test is a defect. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results/e2e',
	timeout: 300_000,
	retries: 0,
	workers: 2,
	fullyParallel: true,
	// Two browsers share two cores in CI, which may be five times slower than a desk; nothing here is a measure of speed.
	expect: { timeout: 60_000 },
	reporter: 'list',
	use: {
		baseURL,
		actionTimeout: 60_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		// A recorded step copies a page of 350 cards and makes each test three times as slow; TRACE=1 where one is wanted.
		trace: process.env.TRACE ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		// Filling the cache competes with what is tested; the tests of working offline allow it.
		serviceWorkers: 'block',
		launchOptions: launchOptions()
	},
	projects: [
		{
			name: 'phone',
			testIgnore: [onDesk, ofReleases],
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		// What lies differently in a wide window, and the keyboard; the rest does not look at the window.
		{
			name: 'desk',
			testMatch: [
				'**/fill.e2e.ts',
				'**/probe.e2e.ts',
				'**/finding-life.e2e.ts',
				'**/ledger.e2e.ts',
				onDesk
			],
			use: { viewport: desk }
		},
		{ name: 'build', testMatch: '**/static-release.build.ts' },
		{
			name: 'release',
			testMatch: ofReleases,
			dependencies: ['build'],
			use: { viewport: desk, serviceWorkers: 'allow' }
		}
	],
	webServer: {
		command: 'node scripts/serve.mjs',
		url: baseURL,
		env: { PORT: port, HOST: '127.0.0.1' },
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 }
	}
});
