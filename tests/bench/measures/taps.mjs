/** What one answer costs, by number of items, on this machine and on one four times slower. */
import { median, ms, percentile, ratio, row } from '../harness/figures.mjs';
import { openMeasured } from '../harness/page.mjs';
import { spread, tap } from '../harness/tap.mjs';

export async function taps({ phone, address, seeded, quick }) {
	const rows = [];
	const sizes = quick ? [50, 400] : [50, 150, 400, 1000];
	const perRound = quick ? 12 : 20;
	const rounds = quick ? 1 : 2;
	for (const slow of [1, 4])
		for (const size of sizes) {
			const taken = { app: [], plain: [] };
			const long = { app: 0, plain: 0 };
			for (let round = 0; round < rounds; round++)
				for (const who of round % 2 ? ['app', 'plain'] : ['plain', 'app']) {
					const at = who === 'app' ? await seeded.app(size, 'empty') : seeded.plain(size, 'empty');
					const { page, cdp } = await openMeasured(phone, address + at, { slow, rest: 500 });
					await page.evaluate(() => (window.seen.long.length = 0));
					// Two first, so that what is compiled at the first tap is not counted as every tap.
					const chosen = spread(size, perRound, 5 + round + slow * 2);
					const others = Array.from({ length: size }, (_, i) => i).filter(
						(i) => !chosen.includes(i)
					);
					await tap(page, cdp, others[0], 'pass');
					await tap(page, cdp, others[1], 'notApplicable');
					for (const index of chosen)
						taken[who].push(await tap(page, cdp, index, round % 2 ? 'notApplicable' : 'pass'));
					long[who] += await page.evaluate(() => window.seen.long.length);
					await page.close();
				}
			rows.push(...rowsOf(`${size} 项${slow > 1 ? `，CPU 慢 ${slow} 倍` : ''}`, taken, long, slow));
		}
	return rows;
}

function rowsOf(where, { app, plain }, long, slow) {
	const of = (list, name) => list.map((each) => each[name]);
	const p95 = [percentile(of(app, 'painted'), 0.95), percentile(of(plain, 'painted'), 0.95)];
	const cpu = [median(of(app, 'task')), median(of(plain, 'task'))];
	const limit = slow > 1 ? 1.5 : 1.25;
	const pair = (name, share) => [app, plain].map((list) => percentile(of(list, name), share));
	const [a50, b50] = pair('painted', 0.5);
	const [saved, plainSaved] = pair('saved', 0.5);
	const [script, plainScript] = pair('script', 0.5);
	return [
		row(`点到画出 tap → frame p50，${where}`, ms(a50), ms(b50), ratio(a50, b50)),
		row(
			`点到画出 tap → frame p95，${where}`,
			ms(p95[0]),
			ms(p95[1]),
			ratio(...p95),
			`≤ ${limit} ×`,
			p95[0] <= limit * p95[1]
		),
		row(
			`每答 CPU per answer，${where}`,
			ms(cpu[0]),
			ms(cpu[1]),
			ratio(...cpu),
			slow > 1 ? '' : '≤ 1.5 ×',
			slow > 1 ? undefined : cpu[0] <= 1.5 * cpu[1]
		),
		row(`其中脚本 script，${where}`, ms(script), ms(plainScript), ratio(script, plainScript)),
		row(`点到已存 tap → saved p50，${where}`, ms(saved), ms(plainSaved), ratio(saved, plainSaved)),
		...(slow > 1
			? []
			: [row(`长任务 longtask，${where}`, `${long.app}`, `${long.plain}`, '', '0', long.app === 0)])
	];
}
