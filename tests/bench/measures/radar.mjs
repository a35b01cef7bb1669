/** Five generated seasons of a prefecture: the radar over all of them, and the data of one school. */
import { median, ms, row } from '../harness/figures.mjs';
import { newPhone, openSeed } from '../harness/page.mjs';

const SEED = 1;

export async function radar({ browser, host, quick }) {
	const desk = await newPhone(browser, { width: 1440, height: 900 });
	const seed = await openSeed(desk, host.address);
	const counts = await seed.evaluate((options) => globalThis.bench.season(options), {
		seed: SEED,
		schools: quick ? 200 : 1300,
		seasons: 5
	});
	await seed.close();
	const rounds = quick ? 2 : 3;
	const found = { common: [], repeat: [], gap: [], sums: [], school: [] };
	const long = [];
	for (let round = 0; round <= rounds; round++) {
		for (const pane of ['common', 'repeat', 'gap', 'sums']) {
			const { shown, blocked } = await openPane(desk, host.address, pane);
			if (round > 0) found[pane].push(shown);
			if (round > 0) long.push(...blocked);
		}
		const one = await openSchool(desk, host.address, `season-${round * 7}`);
		if (round > 0) found.school.push(one);
	}
	await desk.close();
	const of = `${counts.tally.toLocaleString('en')} 份检查、${counts.finding.toLocaleString('en')} 条问题`;
	const one = (what, name, goal, limit) =>
		row(`${what}（${of}）`, ms(median(found[name])), '', '', goal, median(found[name]) <= limit);
	return [
		one('雷达，普遍性问题：开始读到算完 radar, common', 'common', '≤ 1 s', 1000),
		one('雷达，屡查屡犯 radar, repeats over all seasons', 'repeat', '≤ 1 s', 1000),
		one('自查对比 self-check gap', 'gap', '≤ 1 s', 1000),
		one('合计，按县 totals', 'sums', '≤ 1 s', 1000),
		row(
			`雷达的长任务（最长）longtask`,
			`${long.length}（${Math.max(0, ...long)} ms）`,
			'',
			'',
			'0 longtask',
			long.length === 0
		),
		one('一所学校的台账行和检查结果 one school, rows and tallies', 'school', '≤ 100 ms', 100)
	];
}

/** From the first line of the screen until everything is counted, without the start of the app. */
async function openPane(desk, address, pane) {
	const page = await desk.newPage();
	await page.addInitScript(() => {
		window.long = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				if (window.begun !== undefined) window.long.push(Math.round(entry.duration));
		}).observe({ type: 'longtask' });
		const look = () => {
			const screen = document.querySelector('[data-radar]');
			if (screen && window.begun === undefined) window.begun = performance.now();
			if (screen?.dataset.radar === 'counted') window.shown = performance.now() - window.begun;
			else requestAnimationFrame(look);
		};
		look();
	});
	await page.goto(`${address}/radar?pane=${pane}`, { waitUntil: 'commit' });
	await page.waitForFunction(() => window.shown !== undefined, undefined, { polling: 'raf' });
	await page.waitForTimeout(300);
	const seen = await page.evaluate(() => ({ shown: window.shown, blocked: window.long }));
	await page.close();
	return seen;
}

/** What the page of a school reads: its rows and its tallies, from the lists. */
async function openSchool(desk, address, school) {
	const page = await openSeed(desk, address);
	const took = await page.evaluate((id) => globalThis.bench.school(id), school);
	await page.close();
	return took;
}
