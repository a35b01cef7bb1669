/**
 * Writes the JSON Schema files for editors from the zod schemas of `src/lib/core/template`, `src/lib/core/phrases`,
 * `src/lib/formats/results` and `src/lib/formats/reply`.
 * `--check` writes nothing and fails when a file on disk is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'static/schema');

/** File name → schema text. Parts that refer to themselves stand once under `$defs`. */
export async function schemaFiles() {
	const load = async (file) => {
		const { module } = await runnerImport(path.join(root, file), {
			root,
			configFile: false,
			logLevel: 'error'
		});
		return module;
	};
	const [{ schemas }, { PhraseFile }, { Results }, { PacketContent, Reply }, { toJSONSchema }] =
		await Promise.all([
			load('src/lib/core/template/schemas.ts'),
			load('src/lib/core/phrases/model.ts'),
			load('src/lib/formats/results/model.ts'),
			load('src/lib/formats/reply/model.ts'),
			import('zod/v4/core')
		]);
	const all = {
		...schemas,
		phrases: { schema: PhraseFile, title: '用语 Phrases of one section' },
		results: { schema: Results, title: '检查结果 Results' },
		reply: { schema: Reply, title: '整改回复 Reply' },
		'reply-packet': { schema: PacketContent, title: '整改回复包的内容 Content of a reply packet' }
	};
	return Object.entries(all).map(([name, { schema, title }]) => {
		const { $schema, ...body } = toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
		return [
			`${name}.schema.json`,
			`${JSON.stringify({ $schema, $id: `${name}.schema.json`, title, ...body }, null, '\t')}\n`
		];
	});
}

async function main() {
	const stale = [];
	mkdirSync(target, { recursive: true });
	for (const [name, text] of await schemaFiles()) {
		const file = path.join(target, name);
		let before;
		try {
			before = readFileSync(file, 'utf8');
		} catch {
			// Not written yet.
		}
		if (before === text) continue;
		if (process.argv.includes('--check')) stale.push(name);
		else writeFileSync(file, text);
	}
	if (stale.length) {
		console.error(`stale: ${stale.join(', ')}; run node scripts/write-schemas.mjs`);
		process.exitCode = 1;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
