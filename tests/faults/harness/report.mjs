/** What one family has counted, group by group, and what of it must not be. */
import { commit, machine } from '../../bench/harness/machine.mjs';
import { chromiumVersion } from './browser.mjs';

export class Report {
	/** What was wrong, in words; any makes the run fail. */
	faults = [];
	#notes = new Set();
	#rows = new Map();
	#started = Date.now();
	/** Of what is being tested, whatever is committed while it runs. */
	#version = commit();

	/**
	 * Adds to what was counted in `group`. Columns stand in the order in which they first came. `must`: columns of which
	 * anything at all is a fault.
	 */
	add(group, counts, must = []) {
		const row = this.#rows.get(group) ?? new Map();
		this.#rows.set(group, row);
		for (const [column, count] of Object.entries(counts))
			row.set(column, (row.get(column) ?? 0) + count);
		for (const column of must)
			if (counts[column] > 0) this.fault(`${group}: ${counts[column]} ${column}`);
	}

	/** The largest seen of something that is no sum, e.g. a wait. */
	largest(group, column, value) {
		const row = this.#rows.get(group) ?? new Map();
		this.#rows.set(group, row);
		row.set(column, Math.max(row.get(column) ?? 0, value));
	}

	/** Said at once: a full run goes on for an hour after it. */
	fault(text) {
		this.faults.push(text);
		console.error(`✘ ${text}`);
	}

	/** Said once below the table, however often it is noted. */
	note(text) {
		this.#notes.add(text);
	}

	/** The sum of a column over all groups. */
	total(column) {
		return [...this.#rows.values()].reduce((sum, row) => sum + (row.get(column) ?? 0), 0);
	}

	/** One line for the end of a run over all families. */
	line(name) {
		const counted = ['trials', 'acknowledged', 'lost', 'silent']
			.filter((column) => this.#columns().includes(column))
			.map((column) => `${this.total(column)} ${column}`);
		const seconds = Math.round((Date.now() - this.#started) / 1000);
		const verdict = this.faults.length === 0 ? 'ok' : `${this.faults.length} faults`;
		return `${name.padEnd(7)}${counted.join(', ')}; ${seconds} s; ${verdict}`;
	}

	/** As Markdown, which is also readable in a terminal. */
	text(facts) {
		const seconds = Math.round((Date.now() - this.#started) / 1000);
		const all = {
			...machine({ version: chromiumVersion }),
			版本: this.#version,
			...facts,
			用时: `${seconds} s`
		};
		const list = Object.entries(all).map(([name, value]) => `- ${name}：${value}`);
		const columns = this.#columns();
		const table = [
			['', ...columns],
			['---', ...columns.map(() => '---:')],
			...[...this.#rows].map(([group, row]) => [group, ...columns.map((one) => row.get(one) ?? '')])
		].map((line) => `| ${line.join(' | ')} |`);
		const said = [...this.#notes, ...this.faults.map((fault) => `**${fault}**`)];
		return [
			list.join('\n'),
			table.join('\n'),
			...(said.length > 0 ? [said.map((one) => `- ${one}`).join('\n')] : [])
		].join('\n\n');
	}

	#columns() {
		return [...new Set([...this.#rows.values()].flatMap((row) => [...row.keys()]))];
	}
}
