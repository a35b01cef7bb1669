/** Opening a draft of 352 items again: first item, answerable, whole, main thread, heap. */
import { mb, median, ms, ratio, row } from '../harness/figures.mjs';
import { heapOf, openMeasured } from '../harness/page.mjs';

const SIZE = 352;

export async function opening({ phone, address, seeded, quick }) {
	const found = {};
	for (const filled of ['empty', 'half', 'full']) found[filled] = { app: [], plain: [] };
	// One round that is not counted warms caches and compiled code on both sides.
	for (let round = 0; round <= (quick ? 3 : 7); round++)
		for (const filled of ['empty', 'half', 'full'])
			for (const who of round % 2 ? ['app', 'plain'] : ['plain', 'app']) {
				const at = who === 'app' ? await seeded.app(SIZE, filled) : seeded.plain(SIZE, filled);
				const { page, cdp, seen, cpu, cpuReady } = await openMeasured(phone, address + at);
				const heap = await heapOf(cdp);
				if (round > 0)
					found[filled][who].push({ ...seen, long: seen.long.length, cpu, cpuReady, heap });
				await page.close();
			}
	const of = (filled, who, name) => median(found[filled][who].map((each) => each[name]));
	const pair = (name, what, show, limit, filled = 'full') => {
		const both = [of(filled, 'app', name), of(filled, 'plain', name)];
		return row(
			what,
			show(both[0]),
			show(both[1]),
			ratio(...both),
			limit ? `≤ ${limit} ×` : '',
			limit ? both[0] <= limit * both[1] : undefined
		);
	};
	const half = (who) => of('half', who, 'ready') / of('empty', who, 'ready');
	const shift = Math.max(...found.full.app.map((each) => each.shift));
	/** The app's cards take answers from their first frame on; the plain page puts its listener on when all are there. */
	const answerable = () => {
		const both = [of('full', 'app', 'paint'), of('full', 'plain', 'ready')];
		return row(
			'再次打开，全答 → 首项可答 answerable',
			ms(both[0]),
			ms(both[1]),
			ratio(...both),
			'≤ 1.8 ×',
			both[0] <= 1.8 * both[1]
		);
	};
	return [
		pair('paint', `再次打开，全答 → 首项画出 first item`, ms, 1),
		answerable(),
		pair('ready', '再次打开，全答 → 整表画完 whole form', ms, 1.5),
		pair('cpuReady', '到画完为止的 CPU load CPU', ms, 1.8),
		pair('cpu', '到安静为止的 CPU CPU until quiet', ms),
		pair('ready', '再次打开，空 → 整表画完 empty', ms, undefined, 'empty'),
		pair('ready', '再次打开，半答 → 整表画完 half', ms, undefined, 'half'),
		row(
			'半答 ÷ 空 half ÷ empty',
			`${half('app').toFixed(2)} ×`,
			`${half('plain').toFixed(2)} ×`,
			'',
			'≤ 1.3 ×',
			half('app') <= 1.3
		),
		pair('heap', '打开后的堆 heap', mb, 1.6),
		pair('long', '打开时的长任务 longtask（中位数）', (count) => `${count}`, undefined),
		row('打开时的位移 layout shift', shift.toFixed(3), '', '', '0', shift === 0)
	];
}
