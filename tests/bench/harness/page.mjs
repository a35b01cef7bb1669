/** Pages to measure: opened on a phone's window, watched from their first line on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from '../../../scripts/chromium.mjs';

/** Runs in the page before anything else. */
function watch() {
	const seen = { long: [], shift: 0, paint: undefined, ready: undefined, tap: undefined };
	window.seen = seen;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) seen.long.push(Math.round(entry.duration));
	}).observe({ type: 'longtask', buffered: true });
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
	}).observe({ type: 'layout-shift', buffered: true });
	// A task after the frame's callbacks runs when the frame has been handed over.
	const afterFrame = (then) =>
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => then(performance.now());
			port2.postMessage(0);
		});
	const look = () => {
		if (seen.paint === undefined && document.querySelector('[data-item]'))
			afterFrame((at) => (seen.paint ??= at));
		if (seen.paint === undefined) requestAnimationFrame(look);
	};
	look();
	const readiness = new MutationObserver(() => {
		if (!document.querySelector('[data-ready]')) return;
		seen.ready = performance.now();
		readiness.disconnect();
	});
	readiness.observe(document, { subtree: true, childList: true, attributeFilter: ['data-ready'] });
	addEventListener(
		'click',
		(event) => {
			const card = event.target.closest?.('[data-item]');
			if (!card || !event.isTrusted || event.target.tagName !== 'INPUT') return;
			const from = event.timeStamp;
			const tap = (seen.tap = { painted: undefined, saved: undefined });
			afterFrame((at) => (tap.painted = at - from));
			const check = () => {
				if (card.dataset.saved !== 'yes' || !tap.asked) return;
				tap.saved = performance.now() - from;
				observer.disconnect();
			};
			const observer = new MutationObserver(() => {
				if (card.dataset.saved === 'no') tap.asked = true;
				check();
			});
			observer.observe(card, { attributes: true, attributeFilter: ['data-saved'] });
		},
		{ capture: true }
	);
}

/** Sums what is handed to `put`, by object store. Only where bytes are measured, since it costs time. */
function weigh() {
	const weights = (window.weights = []);
	const sizeOf = (value) => {
		if (value === undefined || value === null) return 0;
		if (value instanceof ArrayBuffer) return value.byteLength;
		if (ArrayBuffer.isView(value)) return value.byteLength;
		if (value instanceof CryptoKey) return 160;
		if (typeof value === 'string') return new TextEncoder().encode(value).length;
		if (typeof value !== 'object') return 8;
		return Object.entries(value).reduce((sum, [key, part]) => sum + key.length + sizeOf(part), 0);
	};
	const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (value, key) {
		weights.push([this.name, sizeOf(value) + sizeOf(key)]);
		return put.apply(this, arguments);
	};
}

const deviceOf = ({ worker = false, width = 390, height = 844 }) => ({
	viewport: { width, height },
	locale: 'zh-CN',
	timezoneId: 'Asia/Shanghai',
	serviceWorkers: worker ? 'allow' : 'block',
	acceptDownloads: true
});

/** A phone with storage of its own. `worker`: with the app's service worker, which other measurements do without. */
export const newPhone = (browser, options = {}) => browser.newContext(deviceOf(options));

/** Gives `work` a desk whose storage lies on the disk, as a user's does; that of `newPhone` is a private window's, in memory. */
export async function atDesk(work) {
	const folder = mkdtempSync(path.join(tmpdir(), 'anxiao-bench-'));
	const desk = await chromium.launchPersistentContext(folder, {
		...launchOptions(),
		...deviceOf({ width: 1440, height: 900 })
	});
	try {
		return await work(desk);
	} finally {
		await desk.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Opens `address`, waits for a page that can be answered, and tells what that took. `before`: runs in the page first. */
export async function openMeasured(
	phone,
	address,
	{ slow = 1, weighed = false, rest = 0, before: first } = {}
) {
	const page = await phone.newPage();
	const cdp = await phone.newCDPSession(page);
	await page.addInitScript(watch);
	if (weighed) await page.addInitScript(weigh);
	if (first) await page.addInitScript(first);
	await cdp.send('Performance.enable');
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
	const before = await cpuOf(cdp);
	await page.goto(address, { waitUntil: 'commit' });
	await page.waitForFunction(() => window.seen?.ready !== undefined, undefined, {
		timeout: 60_000,
		polling: 'raf'
	});
	const atReady = await cpuOf(cdp);
	await page.waitForTimeout(300 + rest);
	const seen = await page.evaluate(() => window.seen);
	const after = await cpuOf(cdp);
	return { page, cdp, seen, cpu: after.task - before.task, cpuReady: atReady.task - before.task };
}

/** Milliseconds of the main thread so far. */
export async function cpuOf(cdp) {
	const { metrics } = await cdp.send('Performance.getMetrics');
	const of = (name) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
	return { task: of('TaskDuration'), script: of('ScriptDuration') };
}

/** Bytes of live objects, after the garbage has been thrown away. */
export async function heapOf(cdp) {
	await cdp.send('HeapProfiler.collectGarbage');
	const { metrics } = await cdp.send('Performance.getMetrics');
	return metrics.find((metric) => metric.name === 'JSHeapUsedSize')?.value ?? 0;
}

/** The page in which `globalThis.bench` writes to the app's database. */
export async function openSeed(phone, address) {
	const page = await phone.newPage();
	await page.goto(`${address}/bench/seed.html`);
	await page.waitForFunction(() => 'bench' in globalThis);
	return page;
}
