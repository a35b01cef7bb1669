import type { StoreCode, StoreProblem } from '../../core/events/store-problem';

const codes: Record<string, StoreCode> = {
	QuotaExceededError: 'storage-full',
	VersionError: 'storage-newer',
	TimeoutError: 'storage-silent',
	LockedError: 'storage-busy',
	ChainMoved: 'storage-busy',
	// Opening in a private window of some browsers, or with site data blocked.
	SecurityError: 'storage-unavailable',
	NotAllowedError: 'storage-unavailable',
	// Lockdown and private modes of Safari cannot store a CryptoKey.
	DataCloneError: 'storage-unavailable'
};

/** Whether the browser threw this, by name. */
export const isNamed = (cause: unknown, ...names: string[]): boolean =>
	cause instanceof DOMException && names.includes(cause.name);

/** The disk or the quota is full. */
export const isFull = (cause: unknown): boolean => isNamed(cause, 'QuotaExceededError');

/** What an exception of the browser's storage means; `place` says what was being done. */
export function storeProblem(place: string, cause: unknown, otherwise: StoreCode): StoreProblem {
	const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
	return { code: codes[name] ?? otherwise, place, cause };
}
