/**
 * The browser is killed in the middle of writing, as when a phone runs out of battery or memory: SIGKILL for its whole
 * process group after 0.2 to 1.5 s of appends. The operating system lives on, so everything handed to it is kept.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../bench/harness/seeded-random.mjs';
import { Account } from '../harness/account.mjs';
import { backEnds, Browser } from '../harness/browser.mjs';
import { copiesKept } from '../harness/known-limits.mjs';
import { pause } from '../harness/pause.mjs';

/** So that a profile does not grow until checking it takes longer than writing. */
const killsPerProfile = 10;

export const kill = {
	title: 'SIGKILL of the browser while it writes',
	trials: { full: 1000, short: 14 },

	async run({ host, trials, seed, report }) {
		const random = seededRandom(seed);
		for (const backEnd of Object.keys(backEnds)) {
			const share = Math.ceil(trials / 2);
			for (let done = 0; done < share; done += killsPerProfile) {
				const kills = Math.min(killsPerProfile, share - done);
				await killAgainAndAgain({ host, backEnd, kills, random, report });
			}
		}
	}
};

/** Each start checks what the one before has left, and then goes on writing in the same profile. */
async function killAgainAndAgain({ host, backEnd, kills, random, report }) {
	const home = mkdtempSync(path.join(tmpdir(), 'anxiao-kill-'));
	const account = new Account();
	let before = 0;
	let browser;
	try {
		for (let killed = 0; killed <= kills; killed++) {
			browser = await Browser.start(home, backEnd);
			const page = await browser.open(host.address);
			page.onWord = (word) => account.hear(word);
			if (killed > 0)
				count({
					report,
					backEnd,
					killed,
					acknowledged: account.size - before,
					compared: account.compare(await page.call('check')),
					complaints: browser.complaints
				});
			if (killed === kills) break;
			before = account.size;
			page.begun('write', { seed: Math.floor(random() * 2 ** 32) });
			await pause(200 + random() * 1300);
			await browser.kill();
		}
		for (const [code, times] of account.refused)
			report.fault(`${backEnd}: ${times} appends refused with ${code}`);
	} finally {
		await browser?.kill();
		rmSync(home, { recursive: true, force: true });
	}
}

/**
 * The first kill of a profile stands by itself: LevelDB goes on writing behind the torn end of a file that a kill has
 * left (`reuse_logs`), takes that for damage at the start after the next one, and throws everything away.
 */
function count({ report, backEnd, killed, acknowledged, compared, complaints }) {
	const { lost, torn, wrong } = compared;
	const group = `${backEnd}, ${killed === 1 ? 'first kill' : 'killed before'}`;
	const thrownAway = complaints.some((line) => line.includes('deleted'));
	const known = copiesKept === 1 && thrownAway && killed > 1;
	report.add(
		group,
		{
			trials: 1,
			acknowledged,
			lost,
			'trials with loss': lost > 0 ? 1 : 0,
			torn,
			wrong: wrong.length,
			'databases thrown away': thrownAway ? 1 : 0
		},
		known ? ['torn', 'wrong'] : ['lost', 'torn', 'wrong']
	);
	for (const line of wrong.slice(0, 3)) report.note(`${group}: ${line}`);
}
