/**
 * `npm test`: installs what is missing, runs every check and every test, and closes with one line:
 * `N passed, N failed, N skipped`. A check counts as one. Fails when anything failed, when nothing
 * passed, and on a build machine (CI=true) also when anything was skipped.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensurePackages, requireNode, root } from './ensure-packages.mjs';
import { Tally } from './test-tally.mjs';

process.chdir(root);
requireNode();
const tally = new Tally();

if (!ensurePackages()) {
	tally.failed += 1;
	tally.close();
}
mkdirSync('test-results', { recursive: true });
const vitestReport = 'test-results/vitest.json';
const playwrightReport = 'test-results/playwright.json';
for (const report of [vitestReport, playwrightReport]) rmSync(report, { force: true });

const bin = (path) => `node_modules/${path}`;
tally.check('依赖锁定 lock', 'scripts/check-lock.mjs');
tally.check(
	'界面文字 messages',
	bin('@inlang/paraglide-js/bin/run.js'),
	...['compile', '--project', './project.inlang'],
	...['--outdir', './src/lib/app/messages/generated']
);
tally.check('路由类型 sync', bin('@sveltejs/kit/svelte-kit.js'), 'sync');
// After sync: the bundler that reads the schemas needs its tsconfig.
tally.check('数据格式 schemas', 'scripts/write-schemas.mjs', '--check');
tally.check('整改流程图 lifecycle', 'scripts/draw-lifecycle.mjs', '--check');
tally.check(
	'类型 types',
	bin('svelte-check/bin/svelte-check'),
	...['--tsconfig', './tsconfig.json', '--output', 'human']
);
tally.check('规则 lint', bin('eslint/bin/eslint.js'), '.');
tally.check(
	'格式 format',
	bin('prettier/bin/prettier.cjs'),
	...['--check', '.', '--log-level', 'warn']
);
tally.check('无用导出 unused', 'scripts/check-unused.mjs');

const chromium = await ensureChromium().catch(() => undefined);
if (chromium) process.env.CHROMIUM_PATH = chromium;
const vitestArgs = ['run', '--reporter=default', '--reporter=json', `--outputFile=${vitestReport}`];
if (!chromium) vitestArgs.push('--project=unit');
tally.vitest(vitestReport, bin('vitest/vitest.mjs'), ...vitestArgs);

const built = tally.check('生成 build', 'scripts/build.mjs');
if (!chromium) {
	tally.skip('浏览器组件测试', '没有 Chromium，也装不上');
	tally.skip('端到端测试', '没有 Chromium，也装不上');
	tally.skip('故障测试', '没有 Chromium，也装不上');
} else if (built) {
	process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = playwrightReport;
	tally.playwright(playwrightReport, bin('playwright/cli.js'), ...['test', '--reporter=list,json']);
	await checkFaults();
} else {
	tally.skip('端到端测试', '应用没有生成');
	tally.skip('故障测试', '应用没有生成');
}
tally.close();

/** The short version of each family; one that this machine cannot run is said and not counted. */
async function checkFaults() {
	const { families } = await import('../tests/faults/families.mjs');
	for (const [name, family] of Object.entries(families)) {
		const reason = await family.cannotRun?.();
		if (reason) console.log(`\n── 故障 faults: ${name}：这台机器上做不了，不计入，${reason}`);
		else tally.check(`故障 faults: ${name}`, 'tests/faults/run.mjs', name, '--short');
	}
}
