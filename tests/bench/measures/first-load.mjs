/** The first visit: what has to come over the line before anything can be answered, and how long it takes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { appFolder, root } from '../harness/build.mjs';
import { kb, median, ms, ratio, row } from '../harness/figures.mjs';
import { newPhone, openMeasured } from '../harness/page.mjs';

const SIZE = 352;
const LIMIT = 80 * 1024;

const fileOf = (asked) =>
	asked.startsWith('/bench/') ? path.join(root, 'tests', asked) : path.join(appFolder, asked);
const gzipped = (asked) => gzipSync(readFileSync(fileOf(asked)), { level: 9 }).length;

export async function firstLoad({ browser, host, seeded, quick }) {
	const { address } = host;
	const times = { app: [], plain: [] };
	const needed = { app: new Set(), plain: new Set() };
	const later = new Set();
	for (let round = 0; round < (quick ? 2 : 5); round++)
		for (const who of ['plain', 'app']) {
			const phone = await newPhone(browser);
			const at = who === 'app' ? await seeded.fresh(phone, SIZE) : seeded.plain(SIZE, 'empty');
			const { page, seen } = await openMeasured(phone, address + at);
			for (const { file, begun } of await filesOf(page))
				if (begun <= seen.ready) needed[who].add(file);
				else later.add(file);
			times[who].push(seen);
			await phone.close();
		}
	const weigh = (files, ending) =>
		[...files]
			.filter((file) => file.endsWith(ending))
			.reduce((sum, file) => sum + gzipped(file), 0);
	const weight = (who, ending) => weigh(needed[who], ending);
	const total = {
		app: weight('app', '.js') + weight('app', '.css'),
		plain: weight('plain', '.js') + weight('plain', '.css')
	};
	const time = (who, name) => median(times[who].map((each) => each[name]));
	const offline = await offlineTimes(browser, host, seeded, quick ? 2 : 5);
	return [
		row('填写所需脚本 script, gzip', kb(weight('app', '.js')), kb(weight('plain', '.js'))),
		row('填写所需样式 style, gzip', kb(weight('app', '.css')), kb(weight('plain', '.css'))),
		row(
			'脚本加样式 script + style, gzip',
			kb(total.app),
			kb(total.plain),
			'',
			'≤ 80 KB',
			total.app <= LIMIT
		),
		row('文件数 files', `${needed.app.size}`, `${needed.plain.size}`),
		row('画完之后才取的 fetched afterwards', kb(weigh(later, '.js') + weigh(later, '.css')), ''),
		row(
			'首次、有网 → 首项 first visit, first item',
			ms(time('app', 'paint')),
			ms(time('plain', 'paint')),
			ratio(time('app', 'paint'), time('plain', 'paint'))
		),
		row(
			'首次、有网 → 整表画完 first visit, whole form',
			ms(time('app', 'ready')),
			ms(time('plain', 'ready')),
			ratio(time('app', 'ready'), time('plain', 'ready'))
		),
		row('断网再开 → 首项 offline, first item', ms(median(offline.map((each) => each.paint))), ''),
		row(
			'断网再开 → 整表画完 offline, whole form',
			ms(median(offline.map((each) => each.ready))),
			''
		)
	];
}

/** Scripts and styles of a page, and when each was asked for. */
const filesOf = (page) =>
	page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.map(({ name, startTime }) => ({ file: new URL(name).pathname, begun: startTime }))
			.filter(({ file }) => /\.(js|css)$/.test(file))
	);

/** Opened again without a network, from the service worker's cache. */
async function offlineTimes(browser, { address }, seeded, rounds) {
	const phone = await newPhone(browser, { worker: true });
	const at = await seeded.fresh(phone, SIZE);
	const page = await phone.newPage();
	await page.goto(address);
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		for (;;) {
			const channel = new MessageChannel();
			const answer = new Promise(
				(resolve) => (channel.port1.onmessage = ({ data }) => resolve(data))
			);
			active.postMessage({ type: 'COUNT' }, [channel.port2]);
			const { cached, total } = await answer;
			if (cached === total) return;
		}
	});
	await page.close();
	await phone.setOffline(true);
	const times = [];
	for (let round = 0; round < rounds; round++) {
		const { page: opened, seen } = await openMeasured(phone, address + at);
		times.push(seen);
		await opened.close();
	}
	await phone.close();
	return times;
}
