import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the built app is made of; a change anywhere here makes a new release. */
const sources = [
	'src',
	'static',
	'seeds',
	'project.inlang/settings.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];

/** Made from the messages by every build. */
const generated = path.join('src', 'lib', 'app', 'messages', 'generated');

/** All files under `place`, or `place` itself, in an order that does not depend on the machine. */
function filesUnder(place) {
	if (!existsSync(place) || place === generated) return [];
	if (statSync(place).isFile()) return [place];
	return readdirSync(place)
		.sort()
		.flatMap((name) => filesUnder(path.join(place, name)));
}

/** SHA-256 over names and contents of everything the build reads, as hex. Relative to the project's root. */
export function sourceHash() {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesUnder))
		// Tests are no part of a release.
		if (!file.endsWith('.test.ts')) hash.update(`${file}\0`).update(readFileSync(file));
	return hash.digest('hex');
}
