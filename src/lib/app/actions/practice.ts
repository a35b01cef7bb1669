/** Practice mode: a store of its own with made-up schools. Every step loads the page anew, since an open store belongs to one mode. */
import { currentMode, rememberMode } from '../wiring';

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

/** Whether what is on screen is practice. */
export const practising = (): boolean => currentMode() === 'practice';
