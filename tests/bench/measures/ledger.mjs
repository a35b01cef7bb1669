/** The ledger over five generated seasons of a prefecture: opened, searched and scrolled, at the desk and on a phone. */
import { median, ms, percentile, row } from '../harness/figures.mjs';
import { atDesk, openSeed } from '../harness/page.mjs';

const SEED = 1;
const windows = [
	['桌面 desk', { width: 1440, height: 900 }],
	['手机 phone', { width: 390, height: 844 }]
];

/** Runs in the page before anything else. */
function watch() {
	window.long = [];
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) window.long.push(Math.round(entry.duration));
	}).observe({ type: 'longtask' });
	/** Resolves when the frame that is being made has been handed over. */
	window.painted = () =>
		new Promise((done) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = done;
				port2.postMessage(0);
			})
		);
}

/** Milliseconds from the tap on 台账 to the frame with its first row, and to the one in which all rows are counted. */
async function openedFromHome() {
	window.long.length = 0;
	const from = performance.now();
	const since = async (selector) => {
		while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
		await window.painted();
		return performance.now() - from;
	};
	document.querySelector('a[href="/ledger"]').click();
	const first = await since('[data-ledger-row]');
	return { first, all: await since('[data-ledger=ready] [data-ledger-row]') };
}

/** Milliseconds from a letter typed to the frame that shows what it found. */
async function typed(letters) {
	const field = document.querySelector('[data-ledger-search]');
	const took = [];
	const type = async (text) => {
		const from = performance.now();
		field.value = text;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		await window.painted();
		took.push(performance.now() - from);
		await new Promise((done) => setTimeout(done, 120));
	};
	for (let round = 0; round < 5; round++)
		for (let length = 1; length <= letters.length; length++) await type(letters.slice(0, length));
	await type('');
	return took;
}

/** Scrolls by so many pixels a frame and looks in each whether the window is full of rows. */
function scrolled({ frames, pixels }) {
	return new Promise((resolve) => {
		const took = [];
		let blank = 0;
		let last;
		const isRow = (element) => element.closest('[data-ledger-rows] :is(li, [role=row]), nav');
		const step = (now) => {
			if (last !== undefined) took.push(now - last);
			last = now;
			const { top, bottom } = document.querySelector('[data-ledger-rows]').getBoundingClientRect();
			for (const y of [0.35, 0.6, 0.95].map((part) => Math.round(innerHeight * part)))
				if (
					y >= top + 50 &&
					y <= bottom &&
					!document.elementsFromPoint(innerWidth / 2, y).some(isRow)
				)
					blank++;
			if (took.length >= frames) return resolve({ took, blank });
			scrollBy(0, pixels);
			requestAnimationFrame(step);
		};
		requestAnimationFrame(step);
	});
}

export const ledger = ({ host, quick }) =>
	atDesk(async (device) => {
		const seed = await openSeed(device, host.address);
		const { finding } = await seed.evaluate((options) => globalThis.bench.season(options), {
			seed: SEED,
			schools: quick ? 300 : 1300,
			seasons: 5
		});
		await seed.close();
		const rows = [];
		for (const [name, size] of windows) {
			const asked = { name, size, count: finding, rounds: quick ? 2 : 5 };
			rows.push(...(await measure(device, host.address, asked)));
		}
		return rows;
	});

async function measure(device, address, { name, size, count, rounds }) {
	const page = await device.newPage();
	await page.setViewportSize(size);
	await page.addInitScript(watch);
	const opened = [];
	const opening = [];
	// The first fills the browser's own cache.
	for (let round = 0; round <= rounds; round++) {
		await page.goto(address);
		await page.locator('a[href="/ledger"]').first().waitFor();
		await page.waitForTimeout(1500);
		const took = await page.evaluate(openedFromHome);
		await page.waitForTimeout(500);
		const long = await page.evaluate(() => window.long.splice(0));
		if (round > 0) opened.push(took);
		if (round > 0) opening.push(...long);
	}
	await page.locator('[data-ledger-search]').focus();
	await page.waitForTimeout(2000);
	const preparing = await page.evaluate(() => window.long.splice(0));
	const letters = await page.evaluate(typed, 'xwxxs');
	const typing = await page.evaluate(() => window.long.splice(0));
	await page.waitForTimeout(800);
	// A hard flick; then a pull at the scroll bar, which has every row drawn anew in every frame.
	const flick = await page.evaluate(scrolled, { frames: 300, pixels: 240 });
	const scrolling = await page.evaluate(() => window.long.splice(0));
	const pull = await page.evaluate(scrolled, { frames: 150, pixels: 1600 });
	await page.close();

	const blank = flick.blank + pull.blank;
	const what = (said) => `${said}，${name}，${count.toLocaleString('en')} 行`;
	const line = (said, value, limit, goal) =>
		row(what(said), ms(value), '', '', goal, value === undefined ? undefined : value <= limit);
	const tasks = (said, long) =>
		row(
			what(`${said}的长任务（最长）longtask`),
			`${long.length}（${Math.max(0, ...long)} ms）`,
			'',
			'',
			'0',
			long.length === 0
		);
	return [
		line(
			'台账点开到首行 open → first row',
			median(opened.map(({ first }) => first)),
			300,
			'≤ 300 ms'
		),
		row(
			what('台账点开到全部数完 open → every row counted'),
			ms(median(opened.map(({ all }) => all))),
			''
		),
		tasks('打开', opening),
		tasks('准备搜索', preparing),
		line('按一个字母到画出 keystroke → frame p95', percentile(letters, 0.95), 50, '≤ 50 ms'),
		tasks('搜索', typing),
		line(
			'滚动帧间隔（每帧 240 像素）scroll frame interval p95',
			percentile(flick.took, 0.95),
			20,
			'≤ 20 ms'
		),
		tasks('滚动', scrolling),
		row(
			what('拖滚动条帧间隔（每帧 1,600 像素）drag frame interval p95'),
			ms(percentile(pull.took, 0.95)),
			''
		),
		row(what('空白处 blank places while scrolling'), String(blank), '', '', '0', blank === 0)
	];
}
