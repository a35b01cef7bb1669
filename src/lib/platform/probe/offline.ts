/** Tries of what opens the app without a network. */
import { absent, ownName, passed, passedIf, type Ending } from './contract';

/** Not in the family of names that the app's own worker takes for releases. */
const cacheName = `probe-${ownName}`;
/** A worker that does nothing, for a folder in which there is nothing: `static/probe-service-worker.js`. */
const script = '/probe-service-worker.js';
const scope = '/probe-service-worker/';

/** The app's own worker is proof enough; before it is there, a small one is installed, asked and taken away. */
export async function tryServiceWorker(): Promise<Ending> {
	if (!navigator.serviceWorker) return absent;
	const own = await navigator.serviceWorker.getRegistration('/');
	if (own?.active && own.scope === `${location.origin}/`) return passed;
	const registration = await navigator.serviceWorker.register(script, { scope });
	try {
		return passedIf(await answers(registration));
	} finally {
		await registration.unregister();
	}
}

function answers(registration: ServiceWorkerRegistration): Promise<boolean> {
	const worker = registration.installing ?? registration.waiting ?? registration.active;
	return new Promise((resolve) => {
		const channel = new MessageChannel();
		channel.port1.onmessage = () => resolve(true);
		const look = (): void => {
			if (worker?.state === 'activated') worker.postMessage('', [channel.port2]);
			if (!worker || worker.state === 'redundant') resolve(false);
		};
		worker?.addEventListener('statechange', look);
		look();
	});
}

export async function tryCache(): Promise<Ending> {
	if (!('caches' in globalThis)) return absent;
	const cache = await caches.open(cacheName);
	try {
		await cache.put('/probe-file', new Response(ownName));
		const found = await cache.match('/probe-file');
		return passedIf((await found?.text()) === ownName);
	} finally {
		await caches.delete(cacheName);
	}
}
