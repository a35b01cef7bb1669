import { createServer } from 'node:http';
import path from 'node:path';

const contentTypes = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** Serves `files` on an address that stays the same as long as it runs, so that the origin does. */
export async function serve(files) {
	const server = createServer((request, response) => {
		const asked = new URL(request.url ?? '/', 'http://host').pathname.slice(1) || 'index.html';
		const content = files.get(asked);
		if (content === undefined) {
			response.writeHead(404).end();
			return;
		}
		response.setHeader('Content-Type', contentTypes[path.extname(asked)] ?? 'text/plain');
		response.end(content);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address();
	return {
		address: `http://127.0.0.1:${port}`,
		/** The same on an origin of its own: a fresh device in a browser that already runs. */
		as: (name) => `http://${name}.localhost:${port}`,
		stop() {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(resolve));
		}
	};
}
