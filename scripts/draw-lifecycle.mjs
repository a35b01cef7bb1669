/**
 * Draws the life of a finding into docs/findings.md, between its markers, from the table in `core/finding/lifecycle.ts`, with the
 * words that the screens use. `--check` writes nothing and fails when the page is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const page = path.join(root, 'docs/findings.md');
const BEGIN = '<!-- lifecycle: written by scripts/draw-lifecycle.mjs -->';
const END = '<!-- end of lifecycle -->';

const words = JSON.parse(
	readFileSync(path.join(root, 'src/lib/app/messages/life.zh-CN.json'), 'utf8')
);
const stateWord = (state) => words[`life_state_${state}`];
const stepWord = (step) => words[`life_step_${step}`];
const roleWord = (role) => words[`life_role_${role}`];
const needWords = {
	accepted: '复查通过、还没签字',
	transferred: '已移送',
	notTransferred: '没有移送',
	stopped: '有停用',
	notStopped: '没有停用',
	supervised: '已挂牌督办'
};

async function readTable() {
	const { module } = await runnerImport(path.join(root, 'src/lib/core/finding/lifecycle.ts'), {
		root,
		configFile: false,
		logLevel: 'error'
	});
	return module;
}

/** Steps that lead elsewhere, as arrows; all that lead the same way on one. */
function drawing({ lifeStates, lifecycle }) {
	const arrows = new Map();
	for (const { step, from, to } of lifecycle)
		for (const state of to ? from : []) {
			const arrow = `${state} --> ${to}`;
			arrows.set(arrow, [...(arrows.get(arrow) ?? []), stepWord(step)]);
		}
	return [
		'```mermaid',
		'stateDiagram-v2',
		...lifeStates.map((state) => `  ${state}: ${stateWord(state)}`),
		'  [*] --> open',
		'  [*] --> withdrawn',
		...[...arrows].map(([arrow, steps]) => `  ${arrow}: ${steps.join(' / ')}`),
		'  closed --> [*]',
		'```'
	];
}

/** States × steps: where a step leads, `·` where the state stays, nothing where it cannot happen. */
function table({ lifeStates, lifecycle }) {
	const row = (cells) => `| ${cells.join(' | ')} |`;
	const columns = [...lifeStates.map(stateWord), '谁可以', '还要'];
	return [
		row(['', ...columns]),
		row(['', ...columns].map(() => '---')),
		...lifecycle.map(({ step, by, from, to, needs, settles }) =>
			row([
				`${stepWord(step)} \`${step}\``,
				...lifeStates.map((state) =>
					!from.includes(state) ? ' ' : to && to !== state ? `→ ${stateWord(to)}` : '·'
				),
				by.map(roleWord).join('、'),
				needs ? needWords[needs] : settles ? '或两次复查结论不同' : ' '
			])
		)
	];
}

async function main() {
	const before = readFileSync(page, 'utf8');
	const lifecycle = await readTable();
	const drawn = [BEGIN, '', ...drawing(lifecycle), '', ...table(lifecycle), '', END].join('\n');
	const at = [before.indexOf(BEGIN), before.indexOf(END)];
	if (at.includes(-1)) throw new Error('docs/findings.md has no place for the lifecycle');
	const text = before.slice(0, at[0]) + drawn + before.slice(at[1] + END.length);
	// As the check of formats wants it, so that the two never disagree.
	const after = await format(text, { ...(await resolveConfig(page)), filepath: page });
	if (after === before) return;
	if (!process.argv.includes('--check')) return writeFileSync(page, after);
	console.error('stale: docs/findings.md; run node scripts/draw-lifecycle.mjs');
	process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
