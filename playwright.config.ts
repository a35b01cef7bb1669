import { existsSync } from 'node:fs';
import { defineConfig } from 'playwright/test';
import { freePort } from './tests/e2e/harness/free-port';

const systemChromium = '/usr/bin/chromium';
const executablePath =
	process.env.CHROMIUM_PATH ?? (existsSync(systemChromium) ? systemChromium : undefined);

// Every worker reads this file again and must come to the same port.
process.env.E2E_PORT ??= String(await freePort(4173));
const port = process.env.E2E_PORT;
const baseURL = `http://127.0.0.1:${port}`;

/** Expects `node scripts/build.mjs` to have been run. No retries: a flaky test is a defect. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results/e2e',
	timeout: 60_000,
	retries: 0,
	workers: 2,
	// Two browsers share two cores in CI; nothing here is a measure of speed.
	expect: { timeout: 15_000 },
	reporter: 'list',
	use: {
		baseURL,
		actionTimeout: 10_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync'
			]
		}
	},
	projects: [
		{
			name: 'phone',
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		},
		{ name: 'desk', use: { viewport: { width: 1440, height: 900 } } }
	],
	webServer: {
		command: 'node scripts/serve.mjs',
		url: baseURL,
		env: { PORT: port, HOST: '127.0.0.1' },
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 3000 }
	}
});
