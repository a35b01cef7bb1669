/** Finds a Chromium for the tests, or installs one. Run by itself it prints the path. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { installedChromium } from './chromium.mjs';

const { env, platform } = process;
/** Runs an installer; its words go to the error stream, without addresses. */
function run(command, args) {
	const done = spawnSync(command, args, {
		encoding: 'utf8',
		shell: platform === 'win32',
		env: { ...env, DEBIAN_FRONTEND: 'noninteractive' }
	});
	if (done.status !== 0)
		console.error(
			`${done.stdout ?? ''}${done.stderr ?? ''}`.replace(/https?:\/\/\S+/g, '<address>')
		);
	return done.status === 0;
}

/** The browser that came with the test package, where one was downloaded for it. */
async function ownBrowser() {
	const { chromium } = await import('playwright');
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

function installFromSystem() {
	const asRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
	if (!asRoot || !run('apt-get', ['update', '-q'])) return false;
	// Without a Han font every screenshot and every measured text is boxes.
	const packages = ['chromium', 'fonts-noto-cjk'];
	return run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
}

/** Answers the path of a Chromium, or undefined where none is to be had. Slow when it has to install. */
export async function ensureChromium() {
	const present = installedChromium() ?? (await ownBrowser());
	if (present) return present;
	console.log('没有找到 Chromium，正在安装…');
	if (installFromSystem()) return installedChromium();
	run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
	return ownBrowser();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	const path = await ensureChromium();
	console.log(path ?? '没有 Chromium：请安装一个，或用 CHROMIUM_PATH 指明位置。');
	process.exit(path ? 0 : 1);
}
