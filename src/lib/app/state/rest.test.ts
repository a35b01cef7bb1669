import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { restAfter, whenAtRest } from './rest';

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('document', { readyState: 'complete' });
	vi.stubGlobal('window', {});
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

it.each([
	['has ended', () => Promise.resolve()],
	['has failed', () => Promise.reject(new Error('a part is missing'))]
])('begins when the drawing %s that takes longer than the grace', async (_how, end) => {
	const begin = vi.fn();
	restAfter(new Promise((resolve) => setTimeout(resolve, 3000)).then(end));
	whenAtRest(begin);
	await vi.advanceTimersByTimeAsync(2999);
	expect(begin).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(1);
	expect(begin).toHaveBeenCalledOnce();
});
