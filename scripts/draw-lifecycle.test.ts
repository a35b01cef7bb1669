import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lifecycle } from '../src/lib/core/finding/lifecycle';

const root = path.resolve(import.meta.dirname, '..');

it('finds the lifecycle of a finding drawn as the table has it', () => {
	execFileSync(process.execPath, ['scripts/draw-lifecycle.mjs', '--check'], { cwd: root });
});

it('draws every step of the table', () => {
	const page = readFileSync(path.join(root, 'docs/findings.md'), 'utf8');
	for (const { step } of lifecycle) expect(page).toContain(`\`${step}\``);
});
