/**
 * Breaks a real Chromium in one way after another and looks whether anything that was acknowledged is lost.
 *
 *   node tests/faults/run.mjs --short          every family for about half a minute
 *   node tests/faults/run.mjs kill             one family in full: kill, power, quota, wipe, tabs, update, clock
 *     --trials=40 --seed=7                     fewer trials, another course of chance
 *     --write                                  puts the result into RESULTS.md
 *
 * Fails when something is lost that must not be. A family that cannot run here says so and does not fail.
 */
import { parseArgs } from 'node:util';
import { families } from './families.mjs';
import { buildPage } from './harness/build.mjs';
import { Report } from './harness/report.mjs';
import { writeResults } from './harness/results.mjs';
import { serve } from './harness/serve.mjs';

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		short: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		trials: { type: 'string' },
		seed: { type: 'string', default: '1' }
	}
});
const chosen = positionals.length > 0 ? positionals : Object.keys(families);
const unknown = chosen.filter((name) => !(name in families));
if (unknown.length > 0) {
	console.error(`没有这一类：${unknown.join('、')}。可选：${Object.keys(families).join('、')}`);
	process.exit(1);
}

const host = await serve(await buildPage());
const lines = [];
let failed = false;
for (const name of chosen) {
	const family = families[name];
	const reason = await family.cannotRun?.();
	if (reason) {
		lines.push(`${name.padEnd(7)}跳过 skipped: ${reason}`);
		continue;
	}
	const size = options.short ? family.trials.short : family.trials.full;
	const trials = Number(options.trials ?? size);
	const seed = Number(options.seed);
	const report = new Report();
	console.log(`\n## ${name}: ${family.title}\n`);
	// A full run takes an hour.
	const soFar = setInterval(() => console.error(`… ${report.line(name)}`), 60_000);
	try {
		await family.run({ host, trials, seed, report, short: options.short });
	} catch (cause) {
		report.fault(`the harness broke: ${cause instanceof Error ? cause.stack : cause}`);
	}
	clearInterval(soFar);
	const text = report.text({ 种子: seed, 次数: trials });
	console.log(text);
	if (options.write) writeResults(name, family.title, text);
	failed ||= report.faults.length > 0;
	lines.push(report.line(name));
}
await host.stop();
console.log(`\n${lines.join('\n')}`);
process.exit(failed ? 1 : 0);
