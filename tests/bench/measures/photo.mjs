/** A photo from the file input of an item's card until it is stored, and what sixty of them leave behind. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { out } from '../harness/build.mjs';
import { mb, median, ms, percentile, row } from '../harness/figures.mjs';
import { cpuOf, heapOf, newPhone, openMeasured, openSeed } from '../harness/page.mjs';
import { watchPhotos, watchPhotoWorker } from '../harness/picture-watch.mjs';

const ITEMS = 150;
const CARDS = 20;
const GOAL = 600;
const GROWTH = 1.2;
const SEED = 1;

export async function photo({ browser, host, seeded, quick }) {
	const count = quick ? 20 : 60;
	const files = await takePhotos(browser, host, count + 1);
	const phone = await newPhone(browser);
	const rows = [];
	for (const slow of [1, 4]) {
		const taken = slow === 1 ? count : Math.min(count, 20);
		rows.push(...(await addAll(phone, host, seeded, files.slice(0, taken + 1), slow)));
	}
	await phone.close();
	return rows;
}

/** As files on the disk, which is where a phone's camera leaves them. */
async function takePhotos(browser, host, count) {
	const folder = path.join(out, 'photos');
	mkdirSync(folder, { recursive: true });
	const phone = await newPhone(browser);
	const page = await openSeed(phone, host.address);
	const files = [];
	for (let seed = SEED; seed < SEED + count; seed++) {
		const url = await page.evaluate((number) => globalThis.bench.takePhoto(number), seed);
		const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
		const file = path.join(folder, `${seed}.jpg`);
		writeFileSync(file, bytes);
		files.push({ file, size: bytes.length });
	}
	await phone.close();
	return files;
}

async function addAll(phone, host, seeded, [first, ...files], slow) {
	const at = await seeded.fresh(phone, ITEMS);
	const address = host.address + at;
	const { page, cdp } = await openMeasured(phone, address, {
		slow,
		rest: 1500,
		before: watchPhotos
	});
	const cards = await failedCards(page);
	// What the processor spent, and not what passed while it was at work for others: a task that had to wait is long too.
	await cdp.send('Performance.disable');
	await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
	await addOne(page, cdp, cards[0], first.file);
	const worker = await photoWorker(page);
	await worker.evaluate(watchPhotoWorker);
	const before = await memoryOf(page, cdp);
	const added = [];
	for (const [i, { file }] of files.entries()) {
		await worker.evaluate(() => (self.phases = {}));
		const one = await addOne(page, cdp, cards[i % cards.length], file);
		added.push({ ...one, ...(await worker.evaluate(() => self.phases)) });
	}
	const after = await memoryOf(page, cdp);
	await page.close();
	const size = median(files.map((each) => each.size));
	return rowsOf(added, { before, after, size, slow });
}

/** Cards of items that ask for photos, once each says that the answer 不合格 is saved. */
async function failedCards(page) {
	const cards = [];
	for (let index = 0; cards.length < CARDS; index++) {
		const card = page.locator('[data-item]').nth(index);
		await card.locator('.answers input[value=fail]').check();
		await page.waitForFunction(
			(i) => {
				const { dataset } = document.querySelectorAll('[data-item]')[i];
				return dataset.verdict === 'fail' && dataset.saved === 'yes';
			},
			index,
			{ polling: 20 }
		);
		await card.locator('.detail').waitFor();
		if ((await card.locator('.photos').count()) > 0) cards.push(card);
	}
	return cards;
}

/** The second input is the one for pictures that exist. The page is quiet when it ends. */
async function addOne(page, cdp, card, file) {
	await page.evaluate(() => {
		window.photo = undefined;
		window.seen.long.length = 0;
	});
	const before = await cpuOf(cdp);
	await card.locator('.photos input[type=file]').nth(1).setInputFiles(file);
	await page.waitForFunction(() => window.photo?.saved !== undefined, undefined, {
		polling: 20,
		timeout: 60_000
	});
	await page.waitForTimeout(150);
	const main = (await cpuOf(cdp)).task - before.task;
	const { photo, long } = await page.evaluate(() => ({
		photo: window.photo,
		long: window.seen.long
	}));
	const { from, shrunk, saved } = photo;
	return { total: saved - from, shrink: shrunk - from, store: saved - shrunk, main, long };
}

/** The other one writes the second copy. */
async function photoWorker(page) {
	for (const worker of page.workers())
		if ((await (await fetch(worker.url())).text()).includes('createImageBitmap')) return worker;
	throw new Error('no photo worker');
}

async function memoryOf(page, cdp) {
	const heap = await heapOf(cdp);
	const { backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
	const urls = await page.evaluate(() => window.urls.size);
	return { heap, buffers: backingStorageSize ?? 0, urls, workers: page.workers().length };
}

function rowsOf(added, { before, after, size, slow }) {
	const where = `${added.length} 张${slow > 1 ? `，CPU 慢 ${slow} 倍` : ''}`;
	const times = (name) => added.map((each) => each[name] ?? 0);
	const p50 = median(times('total'));
	const long = added.flatMap((each) => each.long);
	const longest = Math.max(0, ...long);
	const phases = ['decode', 'draw', 'looks', 'encode', 'hash'].map((name) => median(times(name)));
	const goal = (text, met) => (slow > 1 ? [] : [text, met]);
	const rows = [
		row(
			`照片 1200 万像素、${mb(size)}，选好到已存 photo → saved p50，${where}`,
			ms(p50),
			'',
			'',
			...goal(`≤ ${GOAL} ms`, p50 <= GOAL)
		),
		row(`照片到已存 photo → saved p95，${where}`, ms(percentile(times('total'), 0.95)), ''),
		row(
			`其中缩小、存两份 shrink, store，${where}`,
			[median(times('shrink')), median(times('store'))].map(ms).join('，'),
			''
		),
		row(
			`缩小时的解码、绘制、取样、编码、散列 decode, draw, looks, encode, hash，${where}`,
			phases.map(ms).join('，'),
			''
		),
		row(
			`每张的主线程 CPU main thread, per photo p50、最多 most，${where}`,
			[median(times('main')), Math.max(...times('main'))].map(ms).join('，'),
			''
		),
		row(
			`加照片时的长任务（最长）longtask，${where}`,
			`${long.length}（${longest} ms）`,
			'',
			'',
			...goal('0', long.length === 0)
		)
	];
	if (slow > 1) return rows;
	return [
		...rows,
		row(
			`${added.length} 张之后的堆 heap（右栏：第一张之后）`,
			mb(after.heap),
			mb(before.heap),
			`${(after.heap / before.heap).toFixed(2)} ×`,
			`≤ ${GROWTH} ×`,
			after.heap <= GROWTH * before.heap
		),
		row(
			`${added.length} 张之后的缓冲区 array buffers（右栏：第一张之后）`,
			mb(after.buffers),
			mb(before.buffers)
		),
		row(
			`worker、对象地址 workers, object URLs（右栏：第一张之后）`,
			`${after.workers}，${after.urls}`,
			`${before.workers}，${before.urls}`
		)
	];
}
