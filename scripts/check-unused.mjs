/**
 * Lists exports of src/ that nothing imports, and modules that nothing reaches by name.
 *
 * Used means: named by an import, a re-export, or taken whole (`import * as`, `import()`) in another
 * file of src/, scripts/, seeds/ or tests/. A test's import counts only for core/events and the contracts of core, which
 * stand before their callers, and for what its own file leans on: a part shown to its test. A type that its own file
 * mentions again belongs to a signature there. A file that only tests reach (`testing`, twins, contract suites, samples)
 * is theirs and is not looked at.
 * What is right all the same stands with its reason in unused-allowed.json; an entry that is no
 * longer needed is a fault, too.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.resolve(import.meta.dirname, '..');
const allowed = JSON.parse(
	readFileSync(path.join(import.meta.dirname, 'unused-allowed.json'), 'utf8')
);
const contracts = /^src\/lib\/core\/(result\.ts|events\/.*|.*\/(model|payloads)\.ts)$/;
/** Files whose exports the framework reads. */
const readByFramework =
	/^src\/(routes\/.*\+[\w.@-]+\.ts|service-worker\.ts|hooks[\w.]*\.ts|params\/)/;

const isTest = (file) => /\.test\.ts$|^(tests|seeds)\//.test(file);
/** Made for tests, whoever runs them. */
const isForTests = /(\/testing\/|\/(contract|memory-folder|memory-store|sample-template)\.ts$)/;
const isGenerated = (file) => file.includes('/messages/generated/');

function filesUnder(folder) {
	if (!existsSync(path.join(root, folder))) return [];
	return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const file = `${folder}/${entry.name}`;
		return entry.isDirectory() ? filesUnder(file) : [file];
	});
}

/** The TypeScript of a file; of a component its scripts alone. */
function codeOf(file) {
	const text = readFileSync(path.join(root, file), 'utf8');
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map(([, code]) => code)
		.join('\n');
}

const parse = (file) => ts.createSourceFile(file, codeOf(file), ts.ScriptTarget.Latest, true);

const endings = ['', '.ts', '.svelte.ts', '.js', '.mjs', '/index.ts'];
/** The file of this project that an import names, or undefined. */
function resolve(from, specifier) {
	const base = specifier.startsWith('$lib/')
		? `src/lib/${specifier.slice(5)}`
		: specifier.startsWith('.')
			? path.posix.join(path.posix.dirname(from), specifier)
			: undefined;
	if (base === undefined) return undefined;
	const bare = base.split('?')[0];
	return endings
		.map((ending) => bare + ending)
		.find((file) => {
			const full = path.join(root, file);
			return existsSync(full) && statSync(full).isFile();
		});
}

/** Calls `use(file, name)` for everything that `file` takes from others; `*` is all of it. */
function collectUses(file, use) {
	const take = (specifier, names) => {
		const target = resolve(file, specifier);
		if (target) for (const name of names) use(target, name);
	};
	const namesOf = (bindings) =>
		bindings === undefined || !('elements' in bindings)
			? ['*']
			: bindings.elements.map((element) => (element.propertyName ?? element.name).text);
	const visit = (node) => {
		if (ts.isImportDeclaration(node)) {
			const clause = node.importClause;
			if (clause?.name) take(node.moduleSpecifier.text, ['default']);
			if (clause?.namedBindings) take(node.moduleSpecifier.text, namesOf(clause.namedBindings));
		} else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
			take(node.moduleSpecifier.text, namesOf(node.exportClause));
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			if (ts.isStringLiteralLike(node.arguments[0])) take(node.arguments[0].text, ['*']);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			take(node.argument.literal.text, ['*']);
		}
		ts.forEachChild(node, visit);
	};
	visit(parse(file));
}

/** The names that `file` exports, each with whether it is a type only. */
function exportsOf(file) {
	const source = parse(file);
	const found = [];
	for (const statement of source.statements) {
		if (ts.isExportDeclaration(statement) && statement.exportClause?.elements)
			for (const element of statement.exportClause.elements)
				found.push({ name: element.name.text, isType: statement.isTypeOnly });
		if (ts.isExportAssignment(statement)) found.push({ name: 'default', isType: false });
		if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
		if (statement.modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
			found.push({ name: 'default', isType: false });
		else if (ts.isVariableStatement(statement))
			for (const { name } of statement.declarationList.declarations)
				for (const each of ts.isIdentifier(name) ? [{ name }] : name.elements)
					found.push({ name: each.name.text, isType: false });
		else
			found.push({
				name: statement.name.text,
				isType: ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)
			});
	}
	return found;
}

const timesMentioned = (file, name) => codeOf(file).match(new RegExp(`\\b${name}\\b`, 'g')).length;

const all = ['src', 'scripts', 'seeds', 'tests'].flatMap(filesUnder);
const code = all.filter((file) => /\.(ts|svelte|js|mjs)$/.test(file) && !isGenerated(file));
const uses = new Set();
const testedParts = new Set();
for (const file of code)
	collectUses(file, (target, name) => {
		const kind = isTest(file) && !contracts.test(target) ? testedParts : uses;
		kind.add(`${target}#${name}`);
	});

const unused = code
	.filter((file) => file.startsWith('src/') && /\.ts$/.test(file))
	.filter(
		(file) =>
			!isTest(file) &&
			!isForTests.test(file) &&
			!file.endsWith('.d.ts') &&
			!readByFramework.test(file)
	)
	.filter((file) => !uses.has(`${file}#*`))
	.flatMap((file) =>
		exportsOf(file)
			.filter(({ name }) => !uses.has(`${file}#${name}`))
			// Once in its declaration: nothing else in the file leans on it.
			.filter(
				({ name, isType }) =>
					timesMentioned(file, name) === 1 || (!isType && !testedParts.has(`${file}#${name}`))
			)
			.map(({ name }) => `${file}#${name}`)
	);

const faults = [
	...unused.filter((name) => !(name in allowed)).map((name) => `unused: ${name}`),
	...Object.keys(allowed)
		.filter((name) => !unused.includes(name))
		.map((name) => `no longer unused, take it off the list: ${name}`)
];
for (const fault of faults) console.error(fault);
console.log(faults.length > 0 ? `${faults.length} faults` : 'no unused exports');
process.exit(faults.length > 0 ? 1 : 0);
