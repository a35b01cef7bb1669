/**
 * The disk is full at every single write of a full inspection of 200 appends, of which 20 carry a photo. Each append is tried
 * with no room left, must say so if it was not written, and is tried again with room.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Account } from '../harness/account.mjs';
import { backEnds, Browser } from '../harness/browser.mjs';

/** Bytes at the beginning; a store may take some in advance. */
const firstRoom = 40_000_000;
/** Bytes that somebody makes free before each append with room: enough for a photo in two copies. */
const moreRoom = 400_000;
/**
 * Of the appends without room, this share must have been refused, or kept in the journal alone, to whose open files Chromium
 * grants room in advance; otherwise the limit did not bite.
 */
const bite = 0.9;
const writes = 200;

export const quota = {
	title: 'no room left, at every write of an inspection',
	trials: { full: 2 * writes, short: 80 },

	async run({ host, trials, seed, report }) {
		const share = Math.min(writes, Math.ceil(trials / 2));
		for (const backEnd of Object.keys(backEnds))
			await fullAtEvery({ host, backEnd, seed, report, every: Math.floor(writes / share) });
	}
};

/** One inspection in which the disk is full at every write whose index `every` divides. */
async function fullAtEvery({ host, backEnd, seed, report, every }) {
	const home = mkdtempSync(path.join(tmpdir(), 'anxiao-quota-'));
	const account = new Account();
	const counts = {
		trials: 0,
		refused: 0,
		'kept once': 0,
		'other code': 0,
		'not written with room': 0
	};
	let browser;
	try {
		browser = await Browser.start(home, backEnd);
		const origin = host.address;
		const setRoom = (page, quotaSize) =>
			page.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
		const page = await browser.open(origin, { prepare: (page) => setRoom(page, firstRoom) });
		page.onWord = (word) => account.hear(word);
		for (let at = 0; at < writes; at++) {
			if (at % every === 0) {
				await page.call('fill', { room: at === 0 ? firstRoom : moreRoom });
				const word = await page.call('step', { seed, at });
				counts.trials++;
				if ('refused' in word) counts.refused++;
				else if (word.flushed === 1) counts['kept once']++;
				if ('refused' in word && word.refused !== 'storage-full') counts['other code']++;
				if (!('refused' in word)) continue;
			}
			// Beyond what lies there, which is more than was written while LevelDB compacts.
			const { usage } = await page.send('Storage.getUsageAndQuota', { origin });
			await setRoom(page, usage + moreRoom);
			const word = await page.call('step', { seed, at });
			if ('refused' in word) counts['not written with room']++;
		}
		await browser.close();

		browser = await Browser.start(home, backEnd);
		const found = await (await browser.open(host.address)).call('check');
		const acknowledged = account.size;
		const { lost, torn, wrong } = account.compare(found);
		report.add(backEnd, { ...counts, acknowledged, lost, torn, wrong: wrong.length }, [
			'lost',
			'torn',
			'wrong',
			'other code',
			'not written with room'
		]);
		const bitten = counts.refused + counts['kept once'];
		if (bitten < bite * counts.trials)
			report.fault(`${backEnd}: the limit bit only ${bitten} of ${counts.trials} times`);
	} finally {
		await browser?.kill();
		rmSync(home, { recursive: true, force: true });
	}
}
