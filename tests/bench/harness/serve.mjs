/**
 * A static host for the build, with what the benchmark needs beside it under /bench/. Hashed files may be kept for
 * ever and the rest is asked for again, as docs/deploy.md says.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { appFolder, out, root } from './build.mjs';

const contentTypes = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png'
};
function fileFor(asked) {
	if (asked === '/bench/seed.html') return path.join(out, 'seed/tests/bench/seed.html');
	if (asked.startsWith('/bench/seed/')) return path.join(out, asked.slice('/bench'.length));
	if (asked.startsWith('/bench/plain/')) return path.join(root, 'tests', asked);
	const file = path.join(appFolder, asked);
	return [file, path.join(file, 'index.html')].find((f) => existsSync(f) && statSync(f).isFile());
}

/**
 * @returns address, `stop`, and `give(path, text)`, which serves a text of this run.
 */
export async function serve() {
	const given = new Map();
	const server = createServer((request, response) => {
		const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
		const file = fileFor(asked) ?? path.join(appFolder, '200.html');
		const ending = path.extname(given.has(asked) ? asked : file);
		response.setHeader('Content-Type', contentTypes[ending] ?? 'text/plain');
		const kept = asked.startsWith('/_app/immutable/') || asked.startsWith('/bench/');
		response.setHeader('Cache-Control', kept ? 'max-age=31536000, immutable' : 'no-cache');
		if (given.has(asked)) response.end(given.get(asked));
		else createReadStream(file).pipe(response);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${server.address().port}`,
		give: (asked, text) => given.set(asked, text),
		stop() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		}
	};
}
