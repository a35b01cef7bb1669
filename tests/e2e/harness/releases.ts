import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const folder = 'test-results/releases';
const lock = path.join(folder, '.lock');

/**
 * The folder of a static build named `name`, built when its sources have changed. Builds share one
 * output folder, so that only one runs at a time, however many workers ask.
 */
export async function release(name: 'a' | 'b'): Promise<string> {
	mkdirSync(folder, { recursive: true });
	while (!takeLock()) await wait(200);
	try {
		const into = path.join(folder, name);
		const args = ['scripts/build.mjs', '--static', `--release=${name}`, `--into=${into}`];
		execFileSync(process.execPath, args, { stdio: 'ignore' });
		return into;
	} finally {
		rmdirSync(lock);
	}
}

function takeLock(): boolean {
	try {
		mkdirSync(lock);
		return true;
	} catch {
		return false;
	}
}

/** The address of every file with a hash in its name, as the release's own folder has them. */
export function hashedFilesOf(root: string): string[] {
	return readdirSync(path.join(root, '_app/immutable'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => '/' + path.relative(root, path.join(entry.parentPath, entry.name)));
}
