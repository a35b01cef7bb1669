/** Builds what is measured: the app as a static host gets it, and the script that fills its database. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const out = path.join(root, 'test-results', 'bench');
export const appFolder = path.join(out, 'app');

/** Leaves a build alone that was made from these very sources. */
export async function buildAll() {
	const made = spawnSync(
		process.execPath,
		['scripts/build.mjs', '--static', `--into=${path.relative(root, appFolder)}`],
		{ cwd: root, stdio: 'inherit' }
	);
	if (made.status !== 0) process.exit(made.status ?? 1);
	// A page and not one script: the store brings a worker and parts that it loads later.
	await build({
		configFile: false,
		root,
		base: '/bench/seed/',
		logLevel: 'warn',
		publicDir: false,
		worker: { format: 'es' },
		build: {
			outDir: path.join(out, 'seed'),
			emptyOutDir: true,
			rolldownOptions: { input: path.join(root, 'tests/bench/seed.html') }
		}
	});
}
