/** Builds the page that writes and checks: the app's own store with its workers, and nothing of the screens. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Resolves with the contents of its files by name. They stay in memory, so that several runs can go on at once.
 *
 * @returns {Promise<Map<string, string | Uint8Array>>}
 */
export async function buildPage() {
	const { output } = await build({
		configFile: false,
		root: path.join(root, 'tests/faults/page'),
		base: './',
		logLevel: 'warn',
		publicDir: false,
		resolve: { alias: { $lib: path.join(root, 'src/lib') } },
		worker: { format: 'es' },
		build: { write: false }
	});
	return new Map(output.map((file) => [file.fileName, 'code' in file ? file.code : file.source]));
}
