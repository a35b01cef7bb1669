/**
 * The device's clock is wrong: years back, years ahead, jumping while somebody answers, across a reload. Nothing may be
 * refused or lost for it, and what one device wrote keeps its order.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../bench/harness/seeded-random.mjs';
import { Account } from '../harness/account.mjs';
import { backEnds, Browser } from '../harness/browser.mjs';

const hour = 3_600_000;
const decade = 10 * 365.25 * 24 * hour;

/** What the clock is off by, one entry a stretch; between two stretches the page may be loaded again. */
const courses = {
	'ten years back': () => [-decade],
	'ten years ahead': () => [decade],
	'set back while answering': () => [0, -decade],
	'set ahead while answering': () => [0, decade],
	'ahead, then right': () => [decade, 0],
	'back, then right': () => [-decade, 0],
	'an hour back and ahead, as in summer time': () => [0, -hour, hour, 0],
	'before 1970': () => [-6 * decade, 0],
	'jumping within ten years': (random) =>
		Array.from({ length: 20 }, () => (random() * 2 - 1) * decade),
	'jumping within a second': (random) => Array.from({ length: 20 }, () => (random() * 2 - 1) * 1000)
};
/** Appends in each stretch. */
const stretch = 6;

/** Runs in the page before anything else; the offset outlives a reload, as a wrong clock does. */
const wrongClock = `(() => {
	const Real = Date;
	const offset = () => Number(sessionStorage.getItem('offset') ?? 0);
	globalThis.Date = class extends Real {
		constructor(...given) {
			if (given.length === 0) super(Real.now() + offset());
			else super(...given);
		}
		static now() {
			return Real.now() + offset();
		}
	};
})()`;

export const clock = {
	title: 'a wrong clock',
	trials: { full: 200, short: 20 },

	async run({ host, trials, seed, report }) {
		const random = seededRandom(seed);
		for (const backEnd of Object.keys(backEnds))
			await devices({ host, backEnd, count: Math.ceil(trials / 2), random, report });
	}
};

/** Each trial is an origin of its own in one browser, checked after that was closed and started again. */
async function devices({ host, backEnd, count, random, report }) {
	const home = mkdtempSync(path.join(tmpdir(), 'anxiao-clock-'));
	const names = Object.keys(courses);
	const written = [];
	let browser;
	try {
		browser = await Browser.start(home, backEnd);
		for (let trial = 0; trial < count; trial++) {
			const name = names[trial % names.length];
			const address = host.as(`clock-${backEnd}-${trial}`);
			const account = new Account();
			written.push({ name, address, account });
			await answer({ browser, address, offsets: courses[name](random), account, random });
		}
		await browser.close();

		browser = await Browser.start(home, backEnd);
		for (const { name, address, account } of written) {
			const page = await browser.open(address);
			const found = await page.call('check');
			await page.close();
			const acknowledged = account.size;
			const { lost, torn, wrong } = account.compare(found);
			const refused = [...account.refused.values()].reduce((sum, times) => sum + times, 0);
			report.add(
				name,
				{
					trials: 1,
					acknowledged,
					lost,
					torn,
					wrong: wrong.length,
					refused,
					disorder: found.disorder
				},
				['lost', 'torn', 'wrong', 'refused', 'disorder']
			);
		}
	} finally {
		await browser?.kill();
		rmSync(home, { recursive: true, force: true });
	}
}

async function answer({ browser, address, offsets, account, random }) {
	const page = await browser.open(address, { before: wrongClock });
	page.onWord = (word) => account.hear(word);
	const seed = Math.floor(random() * 2 ** 20);
	let at = 0;
	for (const offset of offsets) {
		await page.evaluate(`sessionStorage.setItem('offset', ${offset})`);
		if (random() < 0.3) await page.reload();
		for (let left = stretch; left > 0; left--) await page.call('step', { seed, at: at++ });
	}
	await page.close();
}
