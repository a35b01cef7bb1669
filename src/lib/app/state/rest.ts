/** Work that nobody waits for begins when the page has loaded and rests, but no later than this, in milliseconds. */
const LIMIT = 4000;

export function whenAtRest(begin: () => void): void {
	const idle = (): void => {
		// Safari before 18 has no idle callback.
		if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: LIMIT });
		else setTimeout(begin, LIMIT / 4);
	};
	if (document.readyState === 'complete') idle();
	else addEventListener('load', idle, { once: true });
}
