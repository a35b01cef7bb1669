import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, test, type Page } from 'playwright/test';

/** A browser with a profile on disk that can be killed like a phone that runs out of battery, and opened again. */
export class OwnBrowser {
	readonly #profile: string;
	#process: ChildProcess | undefined;

	/** `profile` is a folder; it outlives the browser. */
	constructor(profile: string) {
		this.#profile = profile;
	}

	/** Starts it and resolves with its tab, as wide as a phone. */
	async open(): Promise<Page> {
		const { launchOptions } = test.info().project.use;
		const started = spawn(
			launchOptions?.executablePath ?? chromium.executablePath(),
			[
				...(launchOptions?.args ?? []),
				'--headless=new',
				'--remote-debugging-port=0',
				`--user-data-dir=${this.#profile}`,
				'about:blank'
			],
			// A group of its own, so that its helpers end with it.
			{ detached: true, stdio: ['ignore', 'ignore', 'pipe'] }
		);
		this.#process = started;
		const address = await new Promise<string>((resolve, reject) => {
			started.once('exit', () => reject(new Error('the browser did not start')));
			createInterface({ input: started.stderr }).on('line', (line) => {
				const found = /DevTools listening on (\S+)/.exec(line)?.[1];
				if (found) resolve(found);
			});
		});
		const browser = await chromium.connectOverCDP(address);
		const context = browser.contexts()[0];
		const page = context?.pages()[0] ?? (await context?.newPage());
		if (!page) throw new Error('the browser has no window');
		await page.setViewportSize({ width: 390, height: 844 });
		return page;
	}

	/** Ends it at once and whole, without a word to the page. */
	async kill(): Promise<void> {
		const { pid, exitCode, signalCode } = this.#process ?? {};
		if (pid === undefined || exitCode !== null || signalCode !== null) return;
		const ended = new Promise((resolve) => this.#process?.once('exit', resolve));
		process.kill(-pid, 'SIGKILL');
		await ended;
	}
}
