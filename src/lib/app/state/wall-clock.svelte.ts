/** Whether the clock of the device lies behind what was recorded. Looked at when a screen opens and when one comes back to it. */
import { clockDrift } from '$lib/core/events/clock-drift';
import { getStore } from '../wiring';

const KNOWN_KEY = 'anxiao:clock-known';

export class WallClock {
	#behind = $state(0);
	/** The recorded time that it was compared with. */
	#recorded = 0;

	/** Milliseconds; 0 where nothing is to be said. */
	get behind(): number {
		return this.#behind;
	}

	/** Returns how to stop. */
	start(): () => void {
		const look = (): void => {
			if (!document.hidden) void this.#look();
		};
		document.addEventListener('visibilitychange', look);
		look();
		return () => document.removeEventListener('visibilitychange', look);
	}

	/** The present time is right and the recorded one was not: not said again until another is recorded. */
	accept(): void {
		this.#behind = 0;
		try {
			localStorage.setItem(KNOWN_KEY, String(this.#recorded));
		} catch {
			// Full: it is said again.
		}
	}

	async #look(): Promise<void> {
		const last = (await (await getStore()).chain())?.clock;
		this.#recorded = last?.[0] ?? 0;
		const known = localStorage.getItem(KNOWN_KEY) === String(this.#recorded);
		this.#behind = known ? 0 : clockDrift(last, Date.now());
	}
}
