/**
 * Two to four pages of one device append at once; in the middle some are closed, some crash, some are frozen as a phone
 * does with a tab that nobody looks at. The others must go on, and all of them together write one chain.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../bench/harness/seeded-random.mjs';
import { Account } from '../harness/account.mjs';
import { backEnds, Browser } from '../harness/browser.mjs';
import { pause } from '../harness/pause.mjs';
import { WritingTab } from '../harness/writing-tab.mjs';

/** No live page may wait longer for another, in milliseconds; in short, on a machine of whatever speed, only whether it ever goes on. */
const longestWait = { full: 5000, short: 60_000 };

export const tabs = {
	title: 'several tabs, of which some end or freeze',
	trials: { full: 200, short: 6 },

	async run({ host, trials, seed, report, short }) {
		const random = seededRandom(seed);
		const limit = longestWait[short ? 'short' : 'full'];
		for (const backEnd of Object.keys(backEnds))
			for (let done = 0; done < Math.ceil(trials / 2); done++)
				await round({ host, backEnd, random, report, limit });
	}
};

const fates = ['close', 'crash', 'freeze'];

async function round({ host, backEnd, random, report, limit }) {
	const home = mkdtempSync(path.join(tmpdir(), 'anxiao-tabs-'));
	const account = new Account();
	let browser;
	try {
		browser = await Browser.start(home, backEnd);
		const tabs = [];
		for (let left = 2 + Math.floor(random() * 3); left > 0; left--) {
			const seed = Math.floor(random() * 2 ** 32);
			const rest = Math.floor(random() * 20);
			const address = host.address;
			tabs.push(await WritingTab.begin({ browser, address, account, seed, rest }));
		}
		await pause(200 + random() * 400);
		for (const tab of tabs.slice(1)) {
			if (random() < 0.3) continue;
			await tab.meet(fates[Math.floor(random() * fates.length)]);
			await pause(random() * 50);
		}
		const live = tabs.filter((tab) => !tab.fate);
		await Promise.all(live.map((tab) => tab.nextWord(limit + 1000)));
		await pause(500);
		const waited = Math.max(0, ...live.map((tab) => tab.longestWait));
		const fared = Object.fromEntries(
			fates.map((fate) => [fate, tabs.filter((tab) => tab.fate === fate).length])
		);
		const held = await (await browser.open(host.address)).call('isHeld');
		for (const tab of tabs) await tab.thaw();
		await pause(300);
		await browser.kill();

		browser = await Browser.start(home, backEnd);
		const found = await (await browser.open(host.address)).call('check');
		count({
			report,
			backEnd,
			account,
			found,
			counts: { tabs: tabs.length, ...fared, 'database held': held ? 1 : 0 },
			waited,
			limit
		});
	} finally {
		await browser?.kill();
		rmSync(home, { recursive: true, force: true });
	}
}

function count({ report, backEnd, account, found, counts, waited, limit }) {
	const acknowledged = account.size;
	const { lost, torn, wrong } = account.compare(found);
	const refused = [...account.refused.values()].reduce((sum, times) => sum + times, 0);
	report.add(
		backEnd,
		{
			trials: 1,
			...counts,
			acknowledged,
			lost,
			torn,
			'forks and gaps': wrong.length,
			refused,
			'waited too long': waited > limit ? 1 : 0
		},
		[
			...['lost', 'torn', 'forks and gaps'],
			// What no page can take from a frozen one: who cannot write says so.
			...(counts['database held'] ? [] : ['refused', 'waited too long'])
		]
	);
	for (const [code, times] of account.refused) report.note(`refused: ${code}, ${times}`);
	report.largest(backEnd, 'longest wait, ms', waited);
}
