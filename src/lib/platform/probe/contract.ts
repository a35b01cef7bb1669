/** What the probe tries on a device, and how each trial ends. */

/** One thing that the work needs or gains from. The words for each stand in `app/messages/probe-words.ts`. */
export type TrialId =
	| 'secure'
	| 'dialog'
	| 'database'
	| 'key'
	| 'settings'
	| 'files'
	| 'locks'
	| 'channel'
	| 'worker'
	| 'serviceWorker'
	| 'cache'
	| 'persisted'
	| 'space'
	| 'capture'
	| 'camera'
	| 'webp'
	| 'avif'
	| 'heic'
	| 'shareText'
	| 'sharePhoto'
	| 'shareBundle'
	| 'shareNotice'
	| 'savePicker'
	| 'wakeLock'
	| 'barcode';

/** `absent`: the browser does not have it. `fail`: it has, and it did not work. */
export type Outcome = 'pass' | 'fail' | 'absent';

/** `detail` is for a person who looks into it: an amount, or the browser's name of what went wrong. */
export interface Ending {
	outcome: Outcome;
	detail?: string;
}

/** Tries one thing and leaves nothing behind. May reject: that is a `fail`. */
export type Trial = () => Promise<Ending>;

export interface TrialResult extends Ending {
	id: TrialId;
	/** Milliseconds. */
	took: number;
}

export const passed: Ending = { outcome: 'pass' };
export const absent: Ending = { outcome: 'absent' };
/** `ok` as an ending: it is there and works, or it does not. */
export const passedIf = (ok: boolean): Ending => (ok ? passed : { outcome: 'fail' });
/** For what needs no trying. */
export const presentIf = (there: boolean): Ending => (there ? passed : absent);

/** Of everything that a trial has to store: a database, a folder, a lock, a channel. */
export const ownName = 'anxiao-probe';

/** What the page asks of the probe's worker: an answer, or one file written, flushed, read back and deleted. */
export type WorkerTask = 'answer' | 'file';
