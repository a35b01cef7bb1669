/**
 * Builds the app, unless the build in place was made from these very sources.
 *
 *   node scripts/build.mjs                     for Node, into build/
 *   node scripts/build.mjs --static            for any HTTPS file host, into build-static/
 *   node scripts/build.mjs --static --release=b --into=some/folder
 *
 * The release's name is made from the sources, so that two different builds never share a cache on
 * a device; `--release` or APP_VERSION replaces it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './ensure-packages.mjs';
import { sourceHash } from './source-hash.mjs';

process.chdir(root);
const { values: options } = parseArgs({
	options: {
		static: { type: 'boolean', default: false },
		release: { type: 'string', default: process.env.APP_VERSION },
		into: { type: 'string' }
	}
});

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const hash = sourceHash();
const release = options.release ?? `${version}+${hash.slice(0, 12)}`;
const home = options.static ? 'build-static' : 'build';
const target = options.into ?? home;
// Beside the folder, not in it: everything in a static build is published.
const stamp = path.join(path.dirname(target), `.${path.basename(target)}-stamp`);
const made = `${release} ${hash}`;

if (existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) {
	console.log(`${target}：${release} 已是最新`);
} else {
	rmSync(stamp, { force: true });
	const vite = spawnSync(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'],
		{
			stdio: 'inherit',
			env: { ...process.env, APP_VERSION: release, ADAPTER: options.static ? 'static' : 'node' }
		}
	);
	if (vite.status !== 0) process.exit(vite.status ?? 1);
	if (target !== home) {
		rmSync(target, { recursive: true, force: true });
		cpSync(home, target, { recursive: true });
	}
	writeFileSync(stamp, made);
	console.log(`${target}：${release} 已生成`);
}
