import os from 'node:os';
import { execFileSync } from 'node:child_process';

/** Of what is checked out; empty in an unpacked copy. */
export function commit() {
	try {
		return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
	} catch {
		return '';
	}
}

/** What the figures were taken on; times do not travel to other machines, ratios do. */
export function machine(browser) {
	const [cpu] = os.cpus();
	return {
		日期: new Date().toISOString().slice(0, 10),
		处理器: cpu?.model.trim() ?? '',
		核心: os.cpus().length,
		内存: `${Math.round(os.totalmem() / 1073741824)} GB`,
		系统: `${os.type()} ${os.release()}`,
		Node: process.version,
		Chromium: browser.version(),
		版本: commit(),
		负载: os
			.loadavg()
			.map((load) => load.toFixed(1))
			.join(' ')
	};
}
