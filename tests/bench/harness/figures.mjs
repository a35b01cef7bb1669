/** Medians and percentiles, and how they are printed. */

/** The value below which the share `p` (0 to 1) of `values` lies; nearest rank. */
export function percentile(values, p) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))];
}
export const median = (values) => percentile(values, 0.5);

/** Two digits that count. */
export const ms = (value) =>
	value === undefined ? '–' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const kb = (bytes) => (bytes === undefined ? '–' : `${(bytes / 1024).toFixed(1)} KB`);
export const mb = (bytes) => `${(bytes / 1048576).toFixed(1)} MB`;
export const ratio = (app, plain) => (plain ? `${(app / plain).toFixed(2)} ×` : '–');

/** One line of the table. `goal` is a text; `met` undefined where there is none. */
export const row = (what, app, plain, factor = '', goal = '', met = undefined) => ({
	what,
	app,
	plain,
	factor,
	goal,
	met: met === undefined ? '' : met ? '达到' : '未达到'
});

/** As a Markdown table, which is also readable in a terminal. */
export function table(rows) {
	const head = ['指标 measure', '应用 app', '纯页 plain', '比 ratio', '目标 goal', ''];
	const lines = rows.map((r) => [r.what, r.app, r.plain, r.factor, r.goal, r.met]);
	return [head, head.map(() => '---'), ...lines]
		.map((line) => `| ${line.join(' | ')} |`)
		.join('\n');
}
