/** The time of day for what counts down: read in a derived value, it is new each minute for as long as somebody looks. */
import { createSubscriber } from 'svelte/reactivity';

const MINUTE = 60_000;

class Minute {
	readonly #follow = createSubscriber((update) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const next = (): void => {
			timer = setTimeout(
				() => {
					update();
					next();
				},
				MINUTE - (Date.now() % MINUTE)
			);
		};
		// A tab in the background is woken late or not at all.
		const look = (): void => {
			if (!document.hidden) update();
		};
		next();
		document.addEventListener('visibilitychange', look);
		return () => {
			clearTimeout(timer);
			document.removeEventListener('visibilitychange', look);
		};
	});

	/** Milliseconds. */
	get now(): number {
		this.#follow();
		return Date.now();
	}
}

export const minute = new Minute();
