/** How the trials are put together on screen, and how much the work depends on each. */
import type { TrialId } from '../later-wiring';

export type GroupId = 'keep' | 'open' | 'photos' | 'handOver' | 'extras';

export const groups: Record<GroupId, readonly TrialId[]> = {
	keep: ['secure', 'database', 'key', 'files', 'settings', 'space', 'persisted'],
	open: ['dialog', 'worker', 'locks', 'channel', 'serviceWorker', 'cache'],
	photos: ['capture', 'camera', 'webp', 'avif', 'heic'],
	handOver: ['shareText', 'sharePhoto', 'shareBundle', 'shareNotice', 'savePicker'],
	extras: ['wakeLock', 'barcode']
};

/** Without one of these the app does not open, or cannot do its job. */
export const needed: ReadonlySet<TrialId> = new Set([
	'secure',
	'dialog',
	'database',
	'key',
	'locks',
	'worker'
]);

/** Without one of these it works, with less. The others only decide how something is done. */
export const wanted: ReadonlySet<TrialId> = new Set([
	'files',
	'settings',
	'channel',
	'serviceWorker',
	'cache',
	'space'
]);
