/**
 * The rooms of `src/` and who may import whom, type imports included; and no import cycles.
 * The picture is in CONTRIBUTING.md.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const src = path.join(root, 'src');

/** Room → rooms it may import (besides itself). `typesOf` rooms may be imported for types only. */
const rooms = {
	routes: { may: ['app', 'ui'], typesOf: ['core'] },
	app: { may: ['core', 'formats', 'ui'] },
	wiring: { may: ['core', 'formats', 'platform', 'app'] },
	ui: { may: [] },
	platform: { may: ['core'] },
	formats: { may: ['core'] },
	core: { may: [] }
};

/** The room that a file under `src/` belongs to, or undefined for files outside all rooms. */
function roomOf(file) {
	const parts = path.relative(src, file).split(path.sep);
	if (parts[0] === 'routes') return 'routes';
	if (parts[0] !== 'lib') return undefined;
	if (parts[1] === 'app' && ['wiring.ts', 'later-wiring.ts'].includes(parts[2])) return 'wiring';
	return parts[1] in rooms ? parts[1] : undefined;
}

/** Inside core, `events` stands alone so that a payload stays opaque to it. */
function coreFolder(file) {
	return path.relative(path.join(src, 'lib/core'), file).split(path.sep)[0];
}

const endings = ['', '.ts', '.svelte', '.svelte.ts', '.js', '/index.ts'];
/** The file that an import names, or undefined where it is a package. */
function resolve(from, specifier) {
	const base = specifier.startsWith('$lib')
		? path.join(src, 'lib', specifier.slice(4))
		: specifier.startsWith('.')
			? path.resolve(path.dirname(from), specifier)
			: undefined;
	if (!base) return undefined;
	for (const ending of endings) {
		const file = (base + ending).split('?')[0];
		if (existsSync(file) && statSync(file).isFile()) return file;
	}
	return undefined;
}

const direction = {
	meta: { type: 'problem', schema: [] },
	create(context) {
		const file = context.filename;
		if (file.endsWith('.test.ts')) return {};
		const room = roomOf(file);
		if (!room) return {};
		const check = (node, specifier, typesOnly) => {
			const target = resolve(file, specifier);
			if (!target) return;
			const other = roomOf(target);
			if (!other) return;
			if (other === room) {
				if (
					room === 'core' &&
					coreFolder(file) === 'events' &&
					!['events', 'result.ts'].includes(coreFolder(target))
				)
					context.report({
						node,
						message: 'core/events imports nothing of the other folders of core'
					});
				return;
			}
			const rule = rooms[room];
			if (rule.may.includes(other)) return;
			if (typesOnly && rule.typesOf?.includes(other)) return;
			if (other === 'wiring' && room === 'app') return;
			context.report({ node, message: `${room} may not import ${other} (${specifier})` });
		};
		const visit = (node) => {
			if (!node.source) return;
			const typesOnly =
				node.importKind === 'type' ||
				node.exportKind === 'type' ||
				(node.specifiers?.length > 0 && node.specifiers.every((s) => s.importKind === 'type'));
			check(node, String(node.source.value), typesOnly);
		};
		return {
			ImportDeclaration: visit,
			ExportNamedDeclaration: visit,
			ExportAllDeclaration: visit,
			ImportExpression: (node) =>
				node.source.type === 'Literal' && check(node, String(node.source.value), false)
		};
	}
};

const importsCache = new Map();
const importPattern = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
function importsOf(file) {
	let found = importsCache.get(file);
	if (!found) {
		found = new Set();
		for (const [, specifier] of readFileSync(file, 'utf8').matchAll(importPattern)) {
			const target = resolve(file, specifier);
			if (target?.startsWith(src)) found.add(target);
		}
		importsCache.set(file, found);
	}
	return found;
}

/** A path from `file` back to itself, or undefined. */
function cycleThrough(file) {
	const seen = new Set();
	const walk = (at, trail) => {
		for (const next of importsOf(at)) {
			if (next === file) return [...trail, next];
			if (seen.has(next)) continue;
			seen.add(next);
			const found = walk(next, [...trail, next]);
			if (found) return found;
		}
		return undefined;
	};
	return walk(file, [file]);
}

const noCycles = {
	meta: { type: 'problem', schema: [] },
	create: (context) => ({
		Program(node) {
			const cycle = cycleThrough(context.filename);
			if (cycle)
				context.report({
					node,
					message: `import cycle: ${cycle.map((f) => path.relative(src, f)).join(' → ')}`
				});
		}
	})
};

export default { rules: { direction, 'no-cycles': noCycles } };
