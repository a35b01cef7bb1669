/**
 * `virtual:reply-form`: the form of the school's reply as texts, to be written into a packet: its script, its style, and the
 * hashes by which the packet's own policy names them. Built from `src/lib/formats/reply/form/standalone.ts`, the same modules
 * that the app mounts under `/reply`; in a build, in development and in tests alike.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'src/lib/formats/reply/form');
const NAME = 'virtual:reply-form';
const RESOLVED = `\0${NAME}`;
const ENTRY = 'reply-form-entry';
/** What schools have: also desks and phones that were last updated years ago. */
const oldest = ['chrome80', 'edge80', 'firefox90', 'safari13'];

/** @param {string} text */
const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** Nothing in a script may end the element that it stands in; it can only stand in a string or a pattern. @param {string} text */
const inScript = (text) => text.replaceAll('\r', '').replace(/<(?=\/script)/gi, '\\x3c');

async function buildForm() {
	const { NODE_ENV } = process.env;
	const built = await build({
		root,
		configFile: false,
		envFile: false,
		logLevel: 'error',
		mode: 'production',
		plugins: [
			{
				name: ENTRY,
				enforce: 'pre',
				resolveId: (id) => (id === ENTRY ? `\0${ENTRY}.js` : undefined),
				load: (id) =>
					id === `\0${ENTRY}.js`
						? [
								'lib/ui/tokens.css',
								'lib/formats/reply/form/standalone.css',
								'lib/formats/reply/form/standalone.ts'
							]
								.map((file) => `import ${JSON.stringify(path.join(root, 'src', file))};`)
								.join('\n')
						: undefined
			}
		],
		build: {
			write: false,
			target: oldest,
			cssTarget: oldest,
			cssCodeSplit: false,
			modulePreload: false,
			rolldownOptions: { input: ENTRY, output: { format: 'iife' } }
		}
	});
	// A build sets it for good, and this one runs inside another.
	if (NODE_ENV === undefined) delete process.env.NODE_ENV;
	else process.env.NODE_ENV = NODE_ENV;
	const [only] = Array.isArray(built) ? built : [built];
	if (!only || !('output' in only)) throw new Error('the form was not built');
	const { output } = only;
	const chunk = output.find((file) => file.type === 'chunk');
	const sheet = output.find((file) => file.type === 'asset');
	if (!chunk || !sheet || output.length !== 2)
		throw new Error('the form is one script and one style');
	const script = inScript(chunk.code.trim());
	const style = String(sheet.source).replaceAll('\r', '').trim();
	if (/<\/style/i.test(style) || script.includes('<!--'))
		throw new Error('the form would end its own element');
	return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
}

/** @returns {import('vite').Plugin} */
export function replyForm() {
	let made;
	return {
		name: 'reply-form',
		resolveId: (id) => (id === NAME ? RESOLVED : undefined),
		async load(id) {
			if (id !== RESOLVED) return undefined;
			if (this.meta.watchMode)
				for (const file of readdirSync(folder)) this.addWatchFile(path.join(folder, file));
			made ??= buildForm();
			const form = await made;
			return Object.entries(form)
				.map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
				.join('\n');
		},
		watchChange(file) {
			if (file.startsWith(folder)) made = undefined;
		}
	};
}
