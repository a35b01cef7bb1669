import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { built, renamed } from '../harness/releases';

// One makes what the other renames.
test.describe.configure({ mode: 'serial' });

test('the app builds for a plain file host', () => {
	test.setTimeout(300_000);
	mkdirSync(path.dirname(built.into), { recursive: true });
	const args = ['--static', `--release=${built.version}`, `--into=${built.into}`];
	const made = spawnSync(process.execPath, ['scripts/build.mjs', ...args], { encoding: 'utf8' });
	expect(made.status, made.stderr).toBe(0);
	expect(existsSync(path.join(built.into, '200.html'))).toBe(true);
});

test('the same files under another name are a third release', () => {
	const worker = readFileSync(path.join(built.into, 'service-worker.js'), 'utf8');
	expect(worker).toContain(built.version);
	mkdirSync(renamed.into, { recursive: true });
	writeFileSync(
		path.join(renamed.into, 'service-worker.js'),
		worker.replaceAll(built.version, renamed.version)
	);
});
