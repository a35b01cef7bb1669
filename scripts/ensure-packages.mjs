import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const oldestNode = [20, 19];
const stamp = 'node_modules/.lock-stamp';
export const root = path.resolve(import.meta.dirname, '..');

/** Ends the process with a plain sentence where Node is too old to run what follows. */
export function requireNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
	console.error(
		`需要 Node.js ${oldestNode.join('.')} 或更高版本，现在是 ${process.versions.node}。装好新版后再运行一次。`
	);
	process.exit(1);
}

/**
 * Installs the packages of package-lock.json unless they are in place already.
 * Answers false, after saying why, when npm could not.
 */
export function ensurePackages() {
	const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return true;
	console.log('正在安装依赖（npm ci）…');
	const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		encoding: 'utf8',
		shell: process.platform === 'win32'
	});
	if (npm.status !== 0) {
		// Addresses of a company's own registry do not belong into a shared log.
		const said = `${npm.stdout ?? ''}${npm.stderr ?? ''}`.replace(/https?:\/\/\S+/g, '<address>');
		console.error(`${said}\n依赖没有装上，代码和数据都没有改动。检查网络后再运行一次。`);
		return false;
	}
	writeFileSync(stamp, lock);
	return true;
}
