import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { built } from '../harness/releases';

test('the app builds for a plain file host', () => {
	test.setTimeout(300_000);
	mkdirSync(path.dirname(built.into), { recursive: true });
	const args = ['--static', `--release=${built.version}`, `--into=${built.into}`];
	const made = spawnSync(process.execPath, ['scripts/build.mjs', ...args], { encoding: 'utf8' });
	expect(made.status, made.stderr).toBe(0);
	expect(existsSync(path.join(built.into, '200.html'))).toBe(true);
});
