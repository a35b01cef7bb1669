/** What the second copy adds to a tap: the app as it is, beside itself with a journal that answers at once and writes nothing. */
import { median, ms, percentile, ratio, row } from '../harness/figures.mjs';
import { openMeasured } from '../harness/page.mjs';
import { spread, tap } from '../harness/tap.mjs';

const ITEMS = 400;
const GOAL = 25;

export async function copies({ phone, address, seeded, quick }) {
	const perRound = quick ? 10 : 25;
	const rows = [];
	for (const slow of [1, 4]) {
		const taken = { two: [], one: [] };
		for (let round = 0; round < (quick ? 2 : 4); round++)
			for (const who of round % 2 ? ['two', 'one'] : ['one', 'two']) {
				const at = await seeded.app(ITEMS, 'empty');
				const options = { slow, rest: 1500, ...(who === 'one' && { before: withoutJournal }) };
				const { page, cdp } = await openMeasured(phone, address + at, options);
				const [first, ...chosen] = spread(ITEMS, perRound + 1, 3 + round);
				// The first of a page is not counted: it compiles what the others use.
				await tap(page, cdp, first, 'pass');
				for (const index of chosen) taken[who].push(await tap(page, cdp, index, 'pass'));
				await page.close();
			}
		rows.push(...rowsOf(slow, taken));
	}
	return rows;
}

function rowsOf(slow, { two, one }) {
	const where = `${ITEMS} 项${slow > 1 ? `，CPU 慢 ${slow} 倍` : ''}，两份（右栏只写数据库）`;
	const saved = [two, one].map((list) => list.map((each) => each.saved));
	const [p50, p50one] = saved.map(median);
	const [p95, p95one] = saved.map((list) => percentile(list, 0.95));
	const [cpu, cpuOne] = [two, one].map((list) => median(list.map((each) => each.task)));
	const goal = slow > 1 ? [] : [`≤ ${GOAL} ms`, p50 <= GOAL];
	return [
		row(`点到已存 tap → saved p50，${where}`, ms(p50), ms(p50one), ratio(p50, p50one), ...goal),
		row(`点到已存 tap → saved p95，${where}`, ms(p95), ms(p95one), ratio(p95, p95one)),
		row(`每答 CPU per answer，${where}`, ms(cpu), ms(cpuOne), ratio(cpu, cpuOne))
	];
}

/** Runs in the page before anything else. */
function withoutJournal() {
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (message) {
		if (message.call !== 'append') return post.call(this, message);
		const data = { id: message.id, ok: true, value: { proven: true } };
		queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
	};
}
