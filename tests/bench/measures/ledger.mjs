/** The ledger with twenty thousand rows: opened, searched and scrolled at the desk. */
import { median, ms, percentile, row } from '../harness/figures.mjs';
import { newPhone, openSeed } from '../harness/page.mjs';

const SEED = 1;

/** Runs in the page before anything else. */
function watch() {
	const seen = (window.ledgerSeen = { long: [], opened: undefined });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) seen.long.push(Math.round(entry.duration));
	}).observe({ type: 'longtask', buffered: true });
	const look = () => {
		if (document.querySelector('[data-ledger-row]')) seen.opened = performance.now();
		else requestAnimationFrame(look);
	};
	look();
}

/** Milliseconds from a letter typed to the frame that shows what it found. */
function typed(letters) {
	const field = document.querySelector('[data-ledger-search]');
	const took = [];
	const type = async (text) => {
		const from = performance.now();
		field.value = text;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		await new Promise((done) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = done;
				port2.postMessage(0);
			})
		);
		took.push(performance.now() - from);
	};
	return (async () => {
		for (let round = 0; round < 5; round++)
			for (let length = 1; length <= letters.length; length++) {
				await type(letters.slice(0, length));
				await new Promise((done) => setTimeout(done, 120));
			}
		await type('');
		return took;
	})();
}

/** Scrolls as a hand on a wheel does and looks in each frame whether the window is full of rows. */
function scrolled(frames) {
	return new Promise((resolve) => {
		const took = [];
		let blank = 0;
		let last;
		const step = (now) => {
			if (last !== undefined) took.push(now - last);
			last = now;
			const list = document.querySelector('[data-ledger-rows]');
			const { top, bottom } = list.getBoundingClientRect();
			for (const y of [0.35, 0.6, 0.95].map((part) => Math.round(innerHeight * part))) {
				if (y < top + 50 || y > bottom) continue;
				const hit = document
					.elementsFromPoint(innerWidth / 2, y)
					.some((element) => element.closest('[data-ledger-row], [data-ledger-group]'));
				if (!hit && !document.elementFromPoint(innerWidth / 2, y)?.closest('nav')) blank++;
			}
			if (took.length >= frames) resolve({ took, blank });
			else {
				scrollBy(0, took.length < frames / 2 ? 240 : 1600);
				requestAnimationFrame(step);
			}
		};
		requestAnimationFrame(step);
	});
}

export async function ledger({ browser, host, quick }) {
	const count = quick ? 5000 : 20_000;
	const rows = [];
	for (const [name, size] of [
		['桌面 desk', { width: 1440, height: 900 }],
		['手机 phone', { width: 390, height: 844 }]
	]) {
		const device = await newPhone(browser, size);
		const seed = await openSeed(device, host.address);
		const today = new Date().toISOString().slice(0, 10);
		await seed.evaluate(([n, s, day]) => globalThis.bench.ledger(n, s, day), [count, SEED, today]);
		await seed.close();
		const opened = [];
		const long = [];
		let page;
		for (let round = 0; round < 4; round++) {
			await page?.close();
			page = await device.newPage();
			await page.addInitScript(watch);
			await page.goto(`${host.address}/ledger`, { waitUntil: 'commit' });
			await page.waitForFunction(() => window.ledgerSeen?.opened !== undefined, undefined, {
				polling: 'raf'
			});
			// The first fills the browser's own cache.
			if (round > 0) opened.push(await page.evaluate(() => window.ledgerSeen.opened));
			if (round > 0) long.push(...(await page.evaluate(() => window.ledgerSeen.long)));
		}
		await page.waitForTimeout(1500);
		await page.locator('[data-ledger-search]').focus();
		await page.waitForTimeout(1500);
		await page.evaluate(() => (window.ledgerSeen.long.length = 0));
		const letters = await page.evaluate(typed, 'xyhsl');
		const typing = await page.evaluate(() => window.ledgerSeen.long.splice(0));
		await page.waitForTimeout(800);
		const { took, blank } = await page.evaluate(scrolled, 300);
		const p95 = percentile(took, 0.95);
		const what = `${name}，${count.toLocaleString('en')} 行`;
		rows.push(
			row(
				`台账打开到首行 open → first row，${what}`,
				ms(median(opened)),
				'',
				'',
				'≤ 300 ms',
				median(opened) <= 300
			),
			row(
				`打开时的长任务（最长）longtask，${what}`,
				`${long.length}（${Math.max(0, ...long)} ms）`,
				'',
				'',
				'0',
				long.length === 0
			),
			row(
				`按一个字母到画出 keystroke → frame p95，${what}`,
				ms(percentile(letters, 0.95)),
				'',
				'',
				'< 50 ms',
				percentile(letters, 0.95) < 50
			),
			row(
				`搜索时的长任务（最长）longtask，${what}`,
				`${typing.length}（${Math.max(0, ...typing)} ms）`,
				'',
				'',
				'0',
				typing.length === 0
			),
			row(`滚动帧间隔 scroll frame interval p95，${what}`, ms(p95), '', '', '≤ 20 ms', p95 <= 20),
			row(`空白行 blank rows，${what}`, String(blank), '', '', '0', blank === 0)
		);
		await device.close();
	}
	return rows;
}
