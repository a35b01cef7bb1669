/** Five generated seasons of a prefecture: the radar over all of them, and the data of one school. */
import { median, ms, row } from '../harness/figures.mjs';
import { atDesk, openSeed } from '../harness/page.mjs';

const SEED = 1;

export const radar = ({ host, quick }) => atDesk((desk) => measure(desk, host.address, quick));

async function measure(desk, address, quick) {
	const seed = await openSeed(desk, address);
	const counts = await seed.evaluate((options) => globalThis.bench.season(options), {
		seed: SEED,
		schools: quick ? 200 : 1300,
		seasons: 5
	});
	await seed.close();
	const rounds = quick ? 2 : 5;
	const found = { common: [], repeat: [], gap: [], sums: [], school: [] };
	const long = [];
	const page = await desk.newPage();
	// The first fills the browser's own cache.
	for (let round = 0; round <= rounds; round++) {
		for (const pane of ['common', 'repeat', 'gap', 'sums']) {
			const { shown, blocked } = await openPane(page, address, pane);
			if (round > 0) found[pane].push(shown);
			if (round > 0) long.push(...blocked);
		}
		const one = await openSchool(desk, address, `season-${round * 7}`);
		if (round > 0) found.school.push(one);
	}
	await page.close();
	const of = `${counts.tally.toLocaleString('en')} 份检查、${counts.finding.toLocaleString('en')} 条问题`;
	const one = (what, name, goal, limit) =>
		row(`${what}（${of}）`, ms(median(found[name])), '', '', goal, median(found[name]) <= limit);
	return [
		one('雷达，普遍性问题：点开到算完 tap → counted, common', 'common', '≤ 1 s', 1000),
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

/** Milliseconds from the tap that leads there to the frame in which everything is counted. */
async function openPane(page, address, pane) {
	await page.goto(address);
	await page.locator('a[href="/ledger"]').first().waitFor();
	await page.waitForTimeout(1500);
	return page.evaluate(async (href) => {
		const blocked = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) blocked.push(Math.round(entry.duration));
		}).observe({ type: 'longtask' });
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		const from = performance.now();
		link.click();
		link.remove();
		while (!document.querySelector('[data-radar=counted]'))
			await new Promise(requestAnimationFrame);
		const shown = performance.now() - from;
		await new Promise((done) => setTimeout(done, 300));
		return { shown, blocked };
	}, `/radar?pane=${pane}`);
}

/** What the page of a school reads: its rows and its tallies, from the lists. */
async function openSchool(desk, address, school) {
	const page = await openSeed(desk, address);
	const took = await page.evaluate((id) => globalThis.bench.school(id), school);
	await page.close();
	return took;
}
