import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

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
 * A plain file host, as simple as one can be: files, `index.html` of folders, and 200.html for the
 * rest. What it serves can be exchanged while it runs (a deployment), and it can be switched off.
 */
export class StaticHost {
	/** Paths asked for since the last `requests.length = 0`. */
	readonly requests: string[] = [];
	#root: string;
	#server: Server | undefined;
	#port = 0;

	constructor(root: string) {
		this.#root = root;
	}

	get address(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** Serves another folder from now on. */
	deploy(root: string): void {
		this.#root = root;
	}

	/** Listens; after a `stop` on the same port, so that the origin stays the same. */
	async start(): Promise<void> {
		const server = createServer((request, response) => {
			const asked = new URL(request.url ?? '/', 'http://host').pathname;
			this.requests.push(asked);
			const found = this.#find(asked);
			const file = found ?? path.join(this.#root, '200.html');
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
		const file = path.join(this.#root, decodeURIComponent(asked));
		const page = path.join(file, 'index.html');
		return [file, page].find((each) => existsSync(each) && statSync(each).isFile());
	}
}
