/** How long a page that has loaded is left to what is being looked at, in milliseconds: a long checklist is still drawn then. */
const GRACE = 1000;
/** Work that nobody waits for begins no later than this after it, in milliseconds. */
const LIMIT = 4000;

/** What a slow phone is still at when the grace is over. */
let drawing: Promise<unknown> = Promise.resolve();

/** Work that somebody is looking at: nothing begins before it has ended, however long that takes. */
export function restAfter(work: Promise<unknown>): void {
	drawing = work;
}

/** Runs `begin` when the page has loaded and rests. */
export function whenAtRest(begin: () => void): void {
	const idle = (): void => {
		// Safari before 18 has no idle callback.
		if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: LIMIT });
		else begin();
	};
	const later = (): void => void setTimeout(() => void drawing.then(idle, idle), GRACE);
	if (document.readyState === 'complete') later();
	else addEventListener('load', later, { once: true });
}
