/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />

/**
 * Keeps every file of one release on the device, so that any address starts without a network.
 *
 * The release before is kept, and every other one that a tab still runs: it must be able to load its
 * lazy chunks offline after another tab has updated. A tab says so by a shared lock
 * `anxiao-release:<version>`. The page steers through `message`: `SKIP_WAITING` lets a waiting release
 * take over (nothing else does), `COUNT` answers `{ version, cached, total }` on the given port,
 * fetches what is missing, and drops releases whose last tab has gone since.
 * While filling, every window is sent `{ type: 'PRECACHE', version, cached, total }`.
 */
import { build, files, prerendered, version } from '$service-worker';

const worker = self as unknown as ServiceWorkerGlobalScope;

const family = 'anxiao-';
const cacheName = family + version;
/** Of the lock that every tab holds for the release it runs. */
const running = 'anxiao-release:';
const shell = '/shell/';
const hashed = new Set(build);
const release = [...new Set([...build, ...files, ...prerendered, shell])];
/** More at a time starve the page of a slow phone; fewer waste a fast line. */
const parallel = 6;

worker.addEventListener('install', (event) => event.waitUntil(fill()));

worker.addEventListener('activate', (event) =>
	// Claiming makes the very first visit survive a cut of the network as well.
	event.waitUntil(dropOldGenerations().then(() => worker.clients.claim()))
);

worker.addEventListener('message', (event) => {
	if (event.data?.type === 'SKIP_WAITING') event.waitUntil(worker.skipWaiting());
	if (event.data?.type === 'COUNT') event.waitUntil(answerCount(event.ports[0]));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(openPage(request, url));
	else if (release.includes(url.pathname) || url.pathname.startsWith('/_app/immutable/'))
		event.respondWith(openFile(request, url));
});

let filling: Promise<void> | undefined;

/** Brings the cache of this release to full; who asks while it runs waits for the same run. */
function fill(): Promise<void> {
	filling ??= fetchMissing().finally(() => (filling = undefined));
	return filling;
}

/** What an interrupted run has fetched is not fetched again. */
async function fetchMissing(): Promise<void> {
	const cache = await caches.open(cacheName);
	const missing = await missingFrom(cache);
	let cached = release.length - missing.length;
	const next = async (): Promise<void> => {
		for (let path = missing.pop(); path !== undefined; path = missing.pop()) {
			await cache.put(path, await obtain(path));
			cached += 1;
			await tellWindows(cached);
		}
	};
	await Promise.all(Array.from({ length: parallel }, next));
}

async function missingFrom(cache: Cache): Promise<string[]> {
	const present = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
	return release.filter((path) => !present.has(path));
}

/** A file with a hash in its name is copied from whichever release already has it. */
async function obtain(path: string): Promise<Response> {
	const copy = hashed.has(path) ? await caches.match(path, { ignoreVary: true }) : undefined;
	if (copy) return copy;
	const response = await fetch(path, { cache: hashed.has(path) ? 'default' : 'no-cache' });
	if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
	await refuseStranger(path, response);
	return response;
}

/**
 * Hosts with a fallback page answer 200 for a file that is gone, and a deployment in the middle of an
 * install hands out a shell of the next release. Either would be kept for ever, so the install fails
 * instead and the browser tries again later.
 */
async function refuseStranger(path: string, response: Response): Promise<void> {
	if (hashed.has(path) && response.headers.get('content-type')?.startsWith('text/html'))
		throw new Error(`${path}: a page instead of the file`);
	if (path !== shell) return;
	const named = (await response.clone().text()).match(/\/_app\/immutable\/[\w./-]+\.(?:js|css)/g);
	if (!named?.every((file) => hashed.has(file))) throw new Error(`${path}: of another release`);
}

async function tellWindows(cached: number): Promise<void> {
	const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	for (const window of windows)
		window.postMessage({ type: 'PRECACHE', version, cached, total: release.length });
}

async function answerCount(port: MessagePort | undefined): Promise<void> {
	const missing = await missingFrom(await caches.open(cacheName));
	const cached = release.length - missing.length;
	port?.postMessage({ version, cached, total: release.length });
	// The browser, or a person, may have thrown files away since the install.
	if (missing.length > 0) await fill().catch(() => undefined);
	await dropOldGenerations();
}

/**
 * Keeps this release, the newest other one, and all that some tab runs; `caches.keys()` answers in the
 * order of creation. The newest stays in any case: tabs of the first releases held no lock. Caches
 * outside of the family are not the worker's: `kept-markers` is the store's.
 */
async function dropOldGenerations(): Promise<void> {
	// A release on its way, perhaps an older one that is deployed again, has a cache that no tab runs yet.
	const { installing, waiting } = worker.registration;
	if (installing || waiting) return;
	const { held = [] } = await worker.navigator.locks.query();
	const run = new Set(held.map((lock) => lock.name));
	const others = (await caches.keys()).filter(
		(name) => name.startsWith(family) && name !== cacheName
	);
	const unused = others
		.slice(0, -1)
		.filter((name) => !run.has(running + name.slice(family.length)));
	await Promise.all(unused.map((name) => caches.delete(name)));
}

async function openPage(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(cacheName);
	const own = await cache.match(url.pathname, { ignoreVary: true });
	if (own) return own;
	// An address with an ending is a file that this release does not have.
	const page = /\.\w+$/.test(url.pathname)
		? undefined
		: await cache.match(shell, { ignoreVary: true });
	return page ?? fetch(request);
}

async function openFile(request: Request, url: URL): Promise<Response> {
	const cache = await caches.open(cacheName);
	const own = await cache.match(url.pathname, { ignoreVary: true });
	// Another release's file is right only when its name fixes its content.
	const older =
		!own && url.pathname.startsWith('/_app/immutable/')
			? await caches.match(url.pathname, { ignoreVary: true })
			: undefined;
	return own ?? older ?? fetch(request);
}
