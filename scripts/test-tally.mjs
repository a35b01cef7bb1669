import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Runs a program of this project under Node, its output on the screen. Answers whether it succeeded. */
function run(args) {
	const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1' };
	return spawnSync(process.execPath, args, { stdio: 'inherit', env }).status === 0;
}

const reportIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** Adds up checks and tests, and closes with the line that build machines read. */
export class Tally {
	passed = 0;
	failed = 0;
	skipped = 0;

	/** One check: a program that succeeds or not. */
	check(name, ...args) {
		console.log(`\n── ${name}`);
		const good = run(args);
		if (good) this.passed += 1;
		else {
			this.failed += 1;
			console.log(`没有通过：${name}`);
		}
		return good;
	}

	/** What could not be run at all, with the reason. */
	skip(name, reason) {
		this.skipped += 1;
		console.log(`\n── ${name}：跳过，${reason}`);
	}

	/** Counts from vitest's own report in `file`. */
	vitest(file, ...args) {
		console.log('\n── 单元与组件测试 vitest');
		const good = run(args);
		const report = reportIn(file);
		this.#add(
			good,
			report?.numPassedTests,
			report?.numFailedTests,
			report && report.numPendingTests + report.numTodoTests
		);
	}

	/** Counts from playwright's own report in `file`. A test that only passed the second time has failed. */
	playwright(file, ...args) {
		console.log('\n── 端到端测试 playwright');
		const good = run(args);
		const stats = reportIn(file)?.stats;
		this.#add(good, stats?.expected, stats && stats.unexpected + stats.flaky, stats?.skipped);
	}

	/** A run that failed without naming a test (a file that does not load) counts as one failure. */
	#add(good, passed = 0, failed = 0, skipped = 0) {
		this.passed += passed;
		this.failed += good ? failed : Math.max(1, failed);
		this.skipped += skipped;
	}

	/** Prints the closing line and ends the process. */
	close() {
		console.log(`\n${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
		const skippedCounts = process.env.CI === 'true' && this.skipped > 0;
		process.exit(this.failed > 0 || this.passed === 0 || skippedCounts ? 1 : 0);
	}
}
