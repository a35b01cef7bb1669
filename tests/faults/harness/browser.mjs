/** A real Chromium on a profile that outlives it, in a process group of its own so that it can be killed whole. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { installedChromium, switches } from '../../../scripts/chromium.mjs';
import { Devtools } from './devtools.mjs';
import { profileIn } from './names.mjs';
import { Page } from './page.mjs';
import { pause } from './pause.mjs';
import { groupLives } from './process-group.mjs';

const executable = () => installedChromium() ?? chromium.executablePath();

/** As it says itself. */
export const chromiumVersion = () =>
	spawnSync(executable(), ['--version'], { encoding: 'utf8' }).stdout.trim();

/** The two ways in which Chromium keeps IndexedDB; the second is on its way to everybody. */
export const backEnds = {
	leveldb: [],
	sqlite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout']
};

const always = [
	...switches,
	'--headless=new',
	'--remote-debugging-pipe',
	'--disable-extensions',
	'--disable-breakpad',
	'--password-store=basic',
	// Several pages write at once, and only one of them can be in front.
	'--disable-background-timer-throttling',
	'--disable-backgrounding-occluded-windows',
	'--disable-renderer-backgrounding'
];

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
	process.once(signal, () => {
		for (const browser of running) browser.killNow();
		process.exit(130);
	});

export class Browser {
	#process;
	#ended;
	#devtools;
	#log = '';

	/** Starts one whose profile, and whatever else it leaves behind, lies in the folder `home`. */
	static async start(home, backEnd = 'leveldb') {
		const browser = new Browser();
		browser.#launch(home, backEnd);
		try {
			await browser.#devtools.send('Browser.getVersion', {}, undefined, 30_000);
		} catch (cause) {
			await browser.kill();
			throw new Error(`the browser did not start: ${browser.#log.slice(-500)}`, { cause });
		}
		return browser;
	}

	#launch(home, backEnd) {
		const scratch = path.join(home, 'scratch');
		mkdirSync(scratch, { recursive: true });
		this.#process = spawn(
			executable(),
			[...always, ...backEnds[backEnd], `--user-data-dir=${profileIn(home)}`, 'about:blank'],
			{
				detached: true,
				stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
				// A killed browser cleans nothing up.
				env: { ...process.env, TMPDIR: scratch }
			}
		);
		running.add(this);
		this.#ended = new Promise((resolve) => this.#process.once('exit', resolve));
		this.#process.stderr.on('data', (text) => (this.#log += text));
		this.#devtools = new Devtools(this.#process.stdio[3], this.#process.stdio[4]);
	}

	/** What it wrote on its error stream about databases: it says there when it throws one away. */
	get complaints() {
		return this.#log.split('\n').filter((line) => /corrupt|IndexedDB|leveldb|sqlite/i.test(line));
	}

	/**
	 * Opens a page and resolves once it can be called. `before`: a script that runs ahead of the page's own;
	 * `prepare`: called with the page before it goes anywhere.
	 */
	async open(address, { before, prepare } = {}) {
		const { targetId } = await this.#devtools.send('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await this.#devtools.send('Target.attachToTarget', {
			targetId,
			flatten: true
		});
		const page = new Page(this.#devtools, targetId, sessionId);
		await page.begin(before);
		await prepare?.(page);
		await page.goto(address);
		return page;
	}

	/** As the user closes it: everything is written first. */
	async close() {
		await this.#devtools.send('Browser.close').catch(() => undefined);
		const late = setTimeout(() => this.killNow(), 20_000);
		await this.#ended;
		clearTimeout(late);
		await this.#groupGone();
	}

	killNow() {
		try {
			process.kill(-this.#process.pid, 'SIGKILL');
		} catch {
			// Nobody left.
		}
	}

	/** SIGKILL for the whole group, without a word; resolves when none of it is left. */
	async kill() {
		this.killNow();
		await this.#ended;
		await this.#groupGone();
	}

	async #groupGone() {
		while (groupLives(this.#process.pid)) {
			this.killNow();
			await pause(5);
		}
		running.delete(this);
	}
}
