/**
 * Two builds of the real app take turns at one address; the newer one arrives, and is applied, at each screen. Written as
 * tests, since it is screens that are driven: see `tests/faults/update`.
 */
import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../harness/build.mjs';

const cli = 'node_modules/playwright/cli.js';
const config = 'tests/faults/update/playwright.config.ts';
/** As `tests/e2e/harness/releases.ts` names it. */
const newer = ['--static', '--release=release-b', '--into=test-results/releases/b'];

const node = (...args) =>
	spawnSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
		env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: '' }
	});

export const update = {
	title: 'a release that arrives and is applied at each screen',
	trials: { full: 14, short: 3 },

	async run({ report, short }) {
		for (const build of [['scripts/build.mjs'], ['scripts/build.mjs', ...newer]]) {
			const made = node(...build);
			if (made.status !== 0) throw new Error(made.stderr);
		}
		const tests = node(
			cli,
			...['test', '--config', config, '--reporter=json'],
			...(short ? ['--grep', '@short'] : [])
		);
		count(JSON.parse(tests.stdout), report);
	}
};

/** One test is one trial. */
function count({ suites, errors }, report) {
	for (const { message } of errors) report.fault(plain(message));
	for (const { title, tests } of suites.flatMap((suite) => suite.specs)) {
		const [{ results, annotations }] = tests;
		const said = (type) => Number(annotations.find((one) => one.type === type)?.description ?? 0);
		report.add(
			title.replace(' @short', ''),
			{ trials: 1, acknowledged: said('acknowledged'), lost: said('lost') },
			['lost']
		);
		const failed = results.find(({ status }) => status !== 'passed');
		if (failed) report.fault(`${title}: ${plain(failed.error?.message ?? failed.status)}`);
	}
}

/** The first lines, without colours. */
const plain = (text) =>
	stripVTControlCharacters(text).split('\n').filter(Boolean).slice(0, 4).join(' ');
