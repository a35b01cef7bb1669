/** Practice mode: a store of its own with made-up schools. Every step loads the page anew, since an open store belongs to one mode. */
import type { Result } from '$lib/core/result';
import { currentMode, rememberMode, removePracticeStore, type RemoveProblem } from '../wiring';

/** Into practice mode, to 今日. The store it had before is still there. */
export function enterPractice(): void {
	rememberMode('practice');
	location.assign('/');
}

/** Back to the real data, to 今日. What was practised stays until it is removed. */
export function leavePractice(): void {
	rememberMode('real');
	location.assign('/');
}

/** Removes everything of practice mode, and leaves it. Real data is not touched. */
export async function removePractice(): Promise<Result<void, RemoveProblem>> {
	const removed = await removePracticeStore();
	if (removed.ok && practising()) {
		const { people } = await import('../state/people.svelte');
		people.forget();
		leavePractice();
	}
	return removed;
}

/** Whether what is on screen is practice. */
export const practising = (): boolean => currentMode() === 'practice';
