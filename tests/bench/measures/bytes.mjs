/** What is handed to IndexedDB for one answer: the event's own row, and what is kept beside it. */
import { kb, percentile, row } from '../harness/figures.mjs';
import { openMeasured } from '../harness/page.mjs';
import { spread, tap } from '../harness/tap.mjs';

export async function bytes({ phone, address, seeded, quick }) {
	const rows = [];
	for (const size of [50, 1000]) {
		const at = await seeded.app(size, 'half');
		const { page, cdp } = await openMeasured(phone, address + at, { weighed: true, rest: 500 });
		const events = [];
		const beside = [];
		const verdicts = ['pass', 'pass', 'fail', 'notApplicable'];
		let turn = 0;
		for (const index of spread(size, quick ? 8 : 24, 1)) {
			await page.evaluate(() => (window.weights.length = 0));
			await tap(page, cdp, index, verdicts[turn++ % verdicts.length]);
			const weights = await page.evaluate(() => window.weights);
			events.push(...weights.filter(([name]) => name === 'events').map(([, weight]) => weight));
			beside.push(
				weights.filter(([name]) => name !== 'events').reduce((sum, [, weight]) => sum + weight, 0)
			);
		}
		await page.close();
		const p50 = percentile(events, 0.5);
		const p95 = percentile(events, 0.95);
		rows.push(
			row(`每个事件的行 bytes per event p50，${size} 项`, kb(p50), '', '', '≤ 1 KB', p50 <= 1024),
			row(`每个事件的行 bytes per event p95，${size} 项`, kb(p95), '', '', '≤ 1.5 KB', p95 <= 1536),
			row(
				`每答另写（摘要、链尾）beside, per answer p50，${size} 项`,
				kb(percentile(beside, 0.5)),
				''
			)
		);
	}
	return rows;
}
