import node from '@sveltejs/adapter-node';
import staticHost from '@sveltejs/adapter-static';

// One source, two homes: `ADAPTER=static` builds for any HTTPS file host, otherwise for Node.
const adapter =
	process.env.ADAPTER === 'static'
		? staticHost({
				pages: 'build-static',
				assets: 'build-static',
				fallback: '200.html',
				precompress: true
			})
		: node({ out: 'build', precompress: true });

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter,
		// Absolute addresses: the one prerendered shell is served at every depth.
		paths: { relative: false },
		// workbox-window registers it (src/lib/app/state/offline.svelte.ts).
		serviceWorker: { register: false },
		version: { name: process.env.APP_VERSION, pollInterval: 0 },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// Svelte sets style attributes (meters); no style element or sheet comes from data.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'blob:', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				// read-excel-file and write-excel-file unzip in a worker made from a blob.
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
