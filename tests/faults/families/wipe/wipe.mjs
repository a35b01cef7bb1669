/**
 * Something of what the browser keeps is damaged between two launches. Whatever it was: everything acknowledged is there
 * afterwards, or the store says that something is missing. Silence is the only fault.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Account } from '../../harness/account.mjs';
import { backEnds, Browser } from '../../harness/browser.mjs';
import { ageJournal } from '../../harness/age-journal.mjs';
import { copiesKept } from '../../harness/known-limits.mjs';
import { cases } from './cases.mjs';

export const wipe = {
	title: 'damage to what the browser keeps',
	trials: { full: cases.length, short: cases.filter((one) => one.short).length },

	async run({ host, seed, report, short }) {
		const place = mkdtempSync(path.join(tmpdir(), 'anxiao-wipe-'));
		try {
			for (const backEnd of Object.keys(backEnds)) {
				const home = path.join(place, backEnd);
				const account = await setUp({ host, seed, home, backEnd });
				for (const one of cases)
					if (one.backEnd === backEnd && (one.short || !short))
						await damage({ host, report, one, from: home, account: account.copy(), place });
			}
			const sums = ['intact', 'healed', 'announced', 'silent', 'traceless'];
			report.note(sums.map((outcome) => `${report.total(outcome)} ${outcome}`).join(', '));
		} finally {
			rmSync(place, { recursive: true, force: true });
		}
	}
};

/** 200 appends, 20 of them with a photo, in two sittings that were closed cleanly. */
async function setUp({ host, seed, home, backEnd }) {
	const account = new Account();
	for (const sitting of [0, 1]) {
		const browser = await Browser.start(home, backEnd);
		try {
			const page = await browser.open(host.address);
			page.onWord = (word) => account.hear(word);
			await page.call('inspection', { seed: seed + sitting, count: 100 });
			if (sitting === 0) await page.call('pad');
			if (sitting === 0) await ageJournal(page);
		} finally {
			await browser.close();
		}
	}
	return account;
}

async function damage({ host, report, one, from, account, place }) {
	const home = path.join(place, 'trial');
	const before = path.join(place, 'before');
	const stored = account.size;
	let browser;
	try {
		cpSync(from, home, { recursive: true });
		/** @type {{ refused?: string, loss: unknown }} */
		let found;
		let said;
		let compared = { lost: 0 };
		for (const { files, page: inside, live } of one.stages) {
			let hit = files?.(home);
			if (!files) {
				browser = await Browser.start(home, one.backEnd);
				const page = await browser.open(host.address);
				if (live) {
					page.onWord = (word) => account.hear(word);
					await page.call('check');
				}
				hit = await (inside ?? live)(page, host.address);
				if (live) {
					for (const at of [0, 1, 2]) await page.call('step', { seed: 99, at });
					said ??= sayingOf(await page.call('check'));
				}
				await browser.close();
			}
			if (!hit) return void report.note(`${one.name}: there is nothing of the kind yet`);
			rmSync(before, { recursive: true, force: true });
			cpSync(home, before, { recursive: true });
			browser = await Browser.start(home, one.backEnd);
			const page = await browser.open(host.address);
			found = await page.call('check');
			said ??= sayingOf(found);
			const { lost } = account.compare(found);
			compared.lost += lost;
			page.onWord = (word) => account.hear(word);
			const word = await page.call('step', { seed: 100, at: 0 });
			if ('refused' in word) report.note(`${one.name}: afterwards ${word.refused}`);
			await browser.close();
		}
		const whole = compared.lost === 0;
		const outcome = whole
			? (await wasWhole({ host, home: before, one, stored }))
				? 'intact'
				: 'healed'
			: said
				? 'announced'
				: one.traceless
					? 'traceless'
					: 'silent';
		report.add(
			`${one.backEnd}: ${one.name}`,
			{ trials: 1, [outcome]: 1, lost: compared.lost },
			copiesKept === 2 ? ['silent'] : []
		);
		if (whole && said) report.note(`${one.name}: nothing is missing, and the store says ${said}`);
	} catch (cause) {
		report.fault(`${one.backEnd}: ${one.name}: ${cause.message}`);
	} finally {
		await browser?.kill();
		rmSync(home, { recursive: true, force: true });
		rmSync(before, { recursive: true, force: true });
	}
}

/** How the store says that something is missing, if it does. */
const sayingOf = ({ refused, loss }) => refused ?? (loss ? JSON.stringify(loss) : undefined);

/** Whether the database had everything before the store was opened on it. */
async function wasWhole({ host, home, one, stored }) {
	const browser = await Browser.start(home, one.backEnd);
	try {
		return (await (await browser.open(host.address)).call('countRows')) >= stored;
	} finally {
		await browser.close();
	}
}
