/**
 * The power is cut while the browser writes: what was not flushed is gone. A set-up device has been written to in two
 * sittings and closed cleanly before; beside it stand cuts in the very first sitting of a profile, and in one in which only
 * the page has been loaded again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../bench/harness/seeded-random.mjs';
import { Account } from '../harness/account.mjs';
import { backEnds, Browser } from '../harness/browser.mjs';
import { ageJournal } from '../harness/age-journal.mjs';
import { copiesKept } from '../harness/known-limits.mjs';
import { pause } from '../harness/pause.mjs';
import { cannotCut, Disk } from '../harness/power-switch.mjs';

export const power = {
	title: 'power cut while it writes (ext4, EXT4_IOC_SHUTDOWN)',
	trials: { full: 500, short: 4 },
	cannotRun: cannotCut,

	async run({ host, trials, seed, report }) {
		const place = mkdtempSync(path.join(tmpdir(), 'anxiao-power-'));
		const random = seededRandom(seed);
		const share = Math.ceil(trials / 2);
		try {
			for (const backEnd of Object.keys(backEnds)) {
				const image = (name) => path.join(place, `${backEnd}-${name}`);
				const trial = { host, backEnd, random, report, folder: path.join(place, 'disk') };
				const empty = Disk.make(image('empty'), trial.folder);
				const { disk, account } = await setUp(trial, empty.copy(image('set-up'), trial.folder));
				for (let done = 0; done < share; done++)
					await cut({
						...trial,
						variant: 'set-up device',
						disk: disk.copy(image('trial'), trial.folder),
						account: account.copy()
					});
				for (const variant of ['first sitting', 'page reloaded'])
					for (let done = 0; done < Math.ceil(share / 10); done++)
						await cut({
							...trial,
							variant,
							disk: empty.copy(image('trial'), trial.folder),
							account: new Account()
						});
			}
		} finally {
			rmSync(place, { recursive: true, force: true });
		}
	}
};

/** Two sittings, each closed cleanly: whatever is made at the first start has been found at the second. */
async function setUp({ host, backEnd, report }, disk) {
	const account = new Account();
	const home = disk.mount();
	for (const count of [60, 20]) {
		const browser = await Browser.start(home, backEnd);
		try {
			const page = await browser.open(host.address);
			page.onWord = (word) => account.hear(word);
			await page.call('inspection', { seed: count, count });
			if (count === 60) await ageJournal(page);
		} finally {
			await browser.close();
		}
	}
	await disk.unmount();
	if (account.refused.size > 0) report.fault(`${backEnd}: an append was refused at the set-up`);
	return { disk, account };
}

/**
 * One trial. Work goes on after the cut and a loss may show only at the start after that: LevelDB appends behind the torn end
 * of a file that a cut has left, and takes that for damage when it reads it next. So two starts are looked at.
 */
async function cut({ host, backEnd, variant, disk, account, random, report }) {
	let browser;
	try {
		const home = disk.mount();
		const before = account.size;
		account.copies = Infinity;
		const switchOff = await disk.switch();
		browser = await Browser.start(home, backEnd);
		const page = await browser.open(host.address);
		page.onWord = (word) => account.hear(word);
		if (variant === 'page reloaded') {
			page.begun('write', { seed: Math.floor(random() * 2 ** 32) });
			await pause(500);
			await page.reload();
		}
		// A person does not tap all the time, and a flush then finds the file system in another state.
		const rest = random() < 0.3 ? 300 : 0;
		page.begun('write', { seed: Math.floor(random() * 2 ** 32), rest });
		await pause(300 + random() * 1200);
		// Nothing can be said by a machine without power. Here it could: a flush that is under way when ext4 stops may well
		// answer that it is done.
		page.onWord = () => undefined;
		await switchOff();
		await browser.kill();
		await disk.unmount();
		disk.mount();

		const acknowledged = account.size;
		const counts = { lost: 0, announced: 0, torn: 0, wrong: 0, 'databases thrown away': 0 };
		for (let start = 0; start < 2; start++) {
			browser = await Browser.start(home, backEnd);
			const again = await browser.open(host.address);
			const found = await again.call('check');
			const { lost, torn, wrong } = account.compare(found);
			counts.lost += lost;
			counts.torn += torn;
			counts.wrong += wrong.length;
			if (lost > 0 && (found.loss || found.refused)) counts.announced = 1;
			if (browser.complaints.some((line) => line.includes('deleted')))
				counts['databases thrown away'] = 1;
			again.onWord = (word) => account.hear(word);
			await again.call('inspection', { seed: start, count: 10 });
			await browser.close();
		}
		await disk.unmount();
		count({ report, backEnd, variant, account, counts, acknowledged, before });
	} finally {
		await browser?.kill();
		disk.discard();
	}
}

function count({ report, backEnd, variant, account, counts, acknowledged, before }) {
	const group = `${backEnd}, ${variant}`;
	const demanded = variant === 'set-up device' && copiesKept === 2;
	report.add(
		group,
		{
			trials: 1,
			acknowledged,
			'just before the cut': acknowledged - before,
			lost: counts.lost,
			'trials with loss': counts.lost > 0 ? 1 : 0,
			...counts
		},
		demanded ? ['lost', 'torn', 'wrong'] : []
	);
	for (const [code, times] of account.refused)
		report.note(`${group}: ${times} appends refused with ${code}, around the cut`);
	if (demanded && account.copies < copiesKept)
		report.fault(`${group}: acknowledged with ${account.copies} copies only`);
}
