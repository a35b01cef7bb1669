/**
 * Measures the app beside a hand-written plain page, in one run, and prints the table of docs/benchmarks.md.
 *
 *   npm run bench                        everything, about 15 minutes
 *   npm run bench -- --quick             fewer sizes and rounds, a few minutes
 *   npm run bench -- --only=taps,bytes   some of: load, opening, taps, copies, bytes, photo, stored, export, radar, ledger
 *
 * It is no test: it always succeeds. Only ratios taken in one run compare.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../../scripts/chromium.mjs';
import { buildAll } from './harness/build.mjs';
import { table } from './harness/figures.mjs';
import { machine } from './harness/machine.mjs';
import { newPhone } from './harness/page.mjs';
import { seeding } from './harness/seeding.mjs';
import { serve } from './harness/serve.mjs';
import { bytes } from './measures/bytes.mjs';
import { copies } from './measures/copies.mjs';
import { firstLoad } from './measures/first-load.mjs';
import { ledger } from './measures/ledger.mjs';
import { opening } from './measures/opening.mjs';
import { photo } from './measures/photo.mjs';
import { radar } from './measures/radar.mjs';
import { exporting, stored } from './measures/stored.mjs';
import { taps } from './measures/taps.mjs';

const measures = {
	load: firstLoad,
	opening,
	taps,
	copies,
	bytes,
	photo,
	stored,
	export: exporting,
	radar,
	ledger
};
const { values: options } = parseArgs({
	options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } }
});
const only = options.only?.split(',') ?? Object.keys(measures);
const unknown = only.filter((name) => !(name in measures));
if (unknown.length > 0) {
	console.error(`没有这一项：${unknown.join('、')}。可选：${Object.keys(measures).join('、')}`);
	process.exit(1);
}

await buildAll();
const host = await serve();
const browser = await chromium.launch(launchOptions());
const rows = [];
try {
	const phone = await newPhone(browser);
	const seeded = await seeding(phone, host);
	for (const name of only) {
		const from = Date.now();
		const measured = await measures[name]({
			browser,
			phone,
			host,
			address: host.address,
			seeded,
			quick: options.quick
		});
		rows.push(...measured);
		console.error(`${name}：${Math.round((Date.now() - from) / 1000)} s`);
	}
} finally {
	const facts = Object.entries({ ...machine(browser), 种子: 1 });
	console.log(facts.map(([name, value]) => `- ${name}：${value}`).join('\n'));
	console.log(`\n${table(rows)}`);
	await browser.close();
	await host.stop();
}
