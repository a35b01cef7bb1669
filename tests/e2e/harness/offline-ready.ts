import type { Page } from 'playwright/test';

/** What the active service worker counts in its cache, in files. */
export interface Count {
	version: string;
	cached: number;
	total: number;
}

/** Resolves when every file of the release is on the device and the page is under the worker's control. */
export async function offlineReady(page: Page): Promise<Count> {
	return page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) =>
				navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
			);
		const channel = new MessageChannel();
		const answer = new Promise<Count>((resolve) => {
			channel.port1.onmessage = ({ data }) => resolve(data);
		});
		active?.postMessage({ type: 'COUNT' }, [channel.port2]);
		return answer;
	});
}

/** The release whose worker controls the page. */
export async function releaseInControl(page: Page): Promise<string> {
	return (await offlineReady(page)).version;
}
