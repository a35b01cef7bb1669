import { defineConfig } from 'playwright/test';
import { freePort } from '../../e2e/harness/free-port';
import e2e from '../../../playwright.config';

// Read again by every worker, which must come to the same port.
process.env.UPDATE_PORT ??= String(await freePort(4273));

/** The end-to-end tests' browser, on two builds that take turns at one address. */
export default defineConfig({
	testDir: '.',
	testMatch: '*.fault.ts',
	outputDir: '../../../test-results/faults/update',
	timeout: 60_000,
	retries: 0,
	// One address, and one build at a time behind it.
	workers: 1,
	expect: { timeout: 15_000 },
	use: {
		...e2e.use,
		baseURL: `http://127.0.0.1:${process.env.UPDATE_PORT}`,
		viewport: { width: 1440, height: 900 },
		serviceWorkers: 'allow'
	}
});
