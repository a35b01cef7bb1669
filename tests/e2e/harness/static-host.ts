import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Release } from './releases';

const contentTypes: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.wasm': 'application/wasm'
};

/**
 * A plain file host, as simple as one can be: files, `index.html` of folders, and one page for the
 * rest. What it serves can be exchanged while it runs (a deployment), and it can be switched off.
 */
export class StaticHost {
	/** Paths asked for since the last `requests.length = 0`. */
	readonly requests: string[] = [];
	#release: Release;
	#server: Server | undefined;
	#port: number;

	/** `port`: where it listens; any free one by default. */
	constructor(release: Release, port = 0) {
		this.#release = release;
		this.#port = port;
	}

	get address(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** Serves another release from now on. */
	deploy(release: Release): void {
		this.#release = release;
	}

	/** Listens; after a `stop` on the same port, so that the origin stays the same. */
	async start(): Promise<void> {
		const server = createServer((request, response) => {
			const asked = new URL(request.url ?? '/', 'http://host').pathname;
			this.requests.push(asked);
			const file =
				[asked, '/200.html', '/shell/'].map((one) => this.#find(one)).find(Boolean) ?? '';
			response.setHeader('Content-Type', contentTypes[path.extname(file)] ?? 'text/plain');
			response.setHeader('Cache-Control', 'no-cache');
			createReadStream(file).pipe(response);
		});
		await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
		const address = server.address();
		if (address !== null && typeof address === 'object') this.#port = address.port;
		this.#server = server;
	}

	/** Refuses every connection from now on. */
	async stop(): Promise<void> {
		const server = this.#server;
		if (!server) return;
		this.#server = undefined;
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}

	#find(asked: string): string | undefined {
		const name = decodeURIComponent(asked);
		return this.#release.roots
			.flatMap((root) => [path.join(root, name), path.join(root, name, 'index.html')])
			.find((file) => existsSync(file) && statSync(file).isFile());
	}
}
