/** Whether start-up and a tap notice what else is stored; and the export of a thousand inspections. */
import { median, mb, ms, row } from '../harness/figures.mjs';
import { cpuOf, heapOf, newPhone, openMeasured, openSeed } from '../harness/page.mjs';
import { spread, tap } from '../harness/tap.mjs';

const FEW = 10;
const ITEMS = 150;

export async function stored({ browser, host, seeded, quick }) {
	const manyCount = quick ? 1000 : 10_000;
	const answers = 5;
	const found = {};
	const phones = {};
	for (const count of [FEW, manyCount]) {
		phones[count] = await newPhone(browser);
		const seed = await openSeed(phones[count], host.address);
		await seed.evaluate(
			([n, a, s]) => globalThis.bench.many(n, { answers: a, size: s }),
			[count, answers, ITEMS]
		);
		await seed.close();
		found[count] = { today: [], ready: [], painted: [], task: [] };
	}
	for (let round = 0; round <= (quick ? 2 : 5); round++)
		for (const count of [FEW, manyCount]) {
			const phone = phones[count];
			const today = await openToday(phone, host.address);
			const at = await seeded.fresh(phone, ITEMS);
			const { page, cdp, seen } = await openMeasured(phone, host.address + at, { rest: 300 });
			const into = round === 0 ? { today: [], ready: [], painted: [], task: [] } : found[count];
			into.today.push(today);
			into.ready.push(seen.ready);
			await tap(page, cdp, round, 'pass');
			for (const index of spread(ITEMS, 6, 10 + round)) {
				const { painted, task } = await tap(page, cdp, index, 'pass');
				into.painted.push(painted);
				into.task.push(task);
			}
			await page.close();
		}
	for (const phone of Object.values(phones)) await phone.close();
	const one = (what, name) => {
		const few = median(found[FEW][name]);
		const many = median(found[manyCount][name]);
		return row(
			`${what}（存 ${manyCount.toLocaleString('en')} 份，每份 ${answers} 答；右栏存 ${FEW} 份）`,
			ms(many),
			ms(few),
			`${(many / few).toFixed(2)} ×`,
			'≤ 1.15 ×',
			many <= 1.15 * few
		);
	};
	return [
		one('启动到今日 start-up', 'today'),
		one('打开草稿 open a draft', 'ready'),
		one('点到画出 tap → frame', 'painted'),
		one('每答 CPU per answer', 'task')
	];
}

async function openToday(phone, address) {
	const page = await phone.newPage();
	await page.addInitScript(() => {
		const look = () => {
			if (document.querySelector('.counts')) window.shown = performance.now();
			else requestAnimationFrame(look);
		};
		look();
	});
	await page.goto(address, { waitUntil: 'commit' });
	await page.waitForFunction(() => window.shown !== undefined, undefined, { polling: 'raf' });
	const at = await page.evaluate(() => window.shown);
	await page.close();
	return at;
}

export async function exporting({ browser, host, quick }) {
	const count = quick ? 100 : 1000;
	const answers = ITEMS;
	const phone = await newPhone(browser);
	const seed = await openSeed(phone, host.address);
	await seed.evaluate(
		([n, a, s]) => globalThis.bench.many(n, { answers: a, size: s }),
		[count, answers, ITEMS]
	);
	await seed.close();
	const page = await phone.newPage();
	const cdp = await phone.newCDPSession(page);
	await cdp.send('Performance.enable');
	await page.addInitScript(() => {
		window.long = [];
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) window.long.push(Math.round(entry.duration));
		}).observe({ type: 'longtask' });
	});
	await page.goto(`${host.address}/inspections`);
	await page.locator('button[aria-pressed]').click();
	await page.locator('.choosing button').click();
	const rows = [];
	for (const [index, name] of ['Excel', 'CSV 台账', 'CSV 检查结果', 'JSON'].entries()) {
		const button = page.locator('.buttons button').nth(index);
		await button.waitFor();
		const heapBefore = await heapOf(cdp);
		let peak = heapBefore;
		await page.evaluate(() => (window.long.length = 0));
		const cpu = await cpuOf(cdp);
		const from = Date.now();
		const downloading = page.waitForEvent('download', { timeout: 600_000 });
		await button.click();
		const sampling = setInterval(async () => {
			const { metrics } = await cdp.send('Performance.getMetrics').catch(() => ({ metrics: [] }));
			peak = Math.max(peak, metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0);
		}, 100);
		const download = await downloading;
		const took = Date.now() - from;
		clearInterval(sampling);
		const after = await cpuOf(cdp);
		const long = await page.evaluate(() => window.long);
		await download.delete();
		rows.push(
			row(
				`导出 ${count.toLocaleString('en')} 份 × ${answers} 答，${name}`,
				`${(took / 1000).toFixed(1)} s`,
				'',
				'',
				''
			),
			row(
				`主线程 CPU、堆峰值、长任务（最长）main thread, peak heap, longtask`,
				`${((after.task - cpu.task) / 1000).toFixed(1)} s，${mb(peak)}，${long.length}（${Math.max(0, ...long)} ms）`,
				'',
				'',
				'0 longtask',
				long.length === 0
			)
		);
	}
	await phone.close();
	return rows;
}
