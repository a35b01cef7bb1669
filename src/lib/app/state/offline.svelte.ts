import type { Workbox } from 'workbox-window';
import { dev, version } from '$app/environment';
import { holdRelease } from '../later-wiring';

/** What the service worker answers to `COUNT` and sends while it fills its cache; both in files. */
interface Precached {
	/** The release whose worker answers. */
	version: string;
	cached: number;
	total: number;
}

/**
 * This tab's view of the service worker: may the network be cut, and is a newer release waiting.
 * Nothing here reloads the page but `apply`, and only in the tab where it was called.
 */
class Offline {
	#precached = $state.raw<Precached>();
	#ready = $state(false);
	#updateWaiting = $state(false);
	#applying = $state(false);
	#workbox: Workbox | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#started = false;

	/** True once every file of the running release is on the device: 离线就绪. */
	get ready(): boolean {
		return this.#ready;
	}

	/** How far the first install has come, in files; undefined before it begins. */
	get precached(): Precached | undefined {
		return this.#precached;
	}

	/** A newer release is complete on this device and takes over when `apply` is called. */
	get updateWaiting(): boolean {
		return this.#updateWaiting;
	}

	/** `apply` is under way; the page is about to reload. */
	get applying(): boolean {
		return this.#applying;
	}

	/** Without it (plain http on a LAN address, some private windows) nothing works offline. */
	get supported(): boolean {
		return 'serviceWorker' in navigator;
	}

	/** Registers the worker. Call once, when the page has loaded and rests, so that starting costs nothing. */
	start(): void {
		if (this.#started || dev || !this.supported) return;
		this.#started = true;
		holdRelease(version);
		void this.#register().catch(() => undefined);
	}

	/** Lets the waiting release take over and reloads this tab; others keep theirs. What is open must have been saved. */
	apply(): void {
		this.#applying = true;
		// Without a waiting release another tab has let it take over already.
		if (this.#registration?.waiting) this.#workbox?.messageSkipWaiting();
		else location.reload();
	}

	/** Asks the host for a newer release. Offline it does nothing. */
	async check(): Promise<void> {
		if (!this.#registration || !navigator.onLine) return;
		await this.#registration.update().catch(() => undefined);
		// workbox-window stops listening after the first update of a page's life.
		if (this.#registration.waiting) this.#updateWaiting = true;
	}

	async #register(): Promise<void> {
		const { Workbox } = await import('workbox-window');
		let controlled = Boolean(navigator.serviceWorker.controller);
		const workbox = new Workbox('/service-worker.js', { scope: '/', updateViaCache: 'none' });
		this.#workbox = workbox;
		workbox.addEventListener('waiting', () => (this.#updateWaiting = true));
		workbox.addEventListener('controlling', () => {
			if (this.#applying) location.reload();
			// Another tab applied the update; this one goes on with its own release until asked.
			else if (controlled) this.#updateWaiting = true;
			controlled = true;
		});
		navigator.serviceWorker.addEventListener('message', ({ data }) => {
			if (data?.type === 'PRECACHE' && !this.#ready) this.#precached = data;
			if (data?.type === 'PRECACHE' && data.cached === data.total) void this.#count();
		});
		this.#registration = await workbox.register({ immediate: true });
		addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') void this.check();
		});
		await navigator.serviceWorker.ready;
		await this.#count();
	}

	/** Believes only the active worker's own count of its cache. */
	async #count(): Promise<void> {
		const active = this.#registration?.active;
		if (!active) return;
		const channel = new MessageChannel();
		const answer = new Promise<Precached>((resolve) => {
			channel.port1.onmessage = ({ data }) => resolve(data);
		});
		active.postMessage({ type: 'COUNT' }, [channel.port2]);
		const precached = await answer;
		this.#precached = precached;
		// Another tab may have applied an update before this one began to listen.
		if (precached.version !== version) this.#updateWaiting = true;
		this.#ready = precached.cached === precached.total;
	}
}

/** The one service worker of this device. */
export const offline = new Offline();
