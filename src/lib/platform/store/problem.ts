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

/** What an exception of the browser's storage means; `place` says what was being done. */
export function storeProblem(place: string, cause: unknown, otherwise: StoreCode): StoreProblem {
	const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
	return { code: codes[name] ?? otherwise, place, cause };
}
