/** What a screen shows of the device, kept up to date. */
import type { SignedEvent } from '$lib/core/events/event';
import { getStore } from '../wiring';

/**
 * Calls `load` now, after every event that `concerns` this screen, whichever tab wrote it, and whenever the lists were made
 * anew. Returns how to stop.
 */
export function following(
	load: () => unknown,
	concerns: (event: SignedEvent) => boolean = () => true
): () => void {
	let stop: (() => void) | undefined;
	let stopped = false;
	void getStore().then(
		(store) => {
			if (stopped) return;
			stop = store.listen((events) => {
				if (events.length === 0 || events.some(concerns)) void load();
			});
			void load();
		},
		// The frame has said already that there is no storage.
		() => undefined
	);
	return () => {
		stopped = true;
		stop?.();
	};
}
