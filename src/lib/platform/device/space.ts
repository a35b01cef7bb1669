/** What the browser says of the room that it gives this origin. Bytes; `undefined` where it does not tell. */
export interface Space {
	used: number | undefined;
	quota: number | undefined;
	/** The browser has promised not to clear the data by itself when the disk runs short. */
	persisted: boolean;
}

export async function measureSpace(): Promise<Space> {
	const [estimate, persisted] = await Promise.all([
		navigator.storage?.estimate?.().catch(() => undefined),
		navigator.storage?.persisted?.().catch(() => false)
	]);
	return { used: estimate?.usage, quota: estimate?.quota, persisted: persisted ?? false };
}

/** Asks for the promise. Chromium answers by itself, from use and installation; Firefox asks the user. */
export async function askPersistence(): Promise<boolean> {
	return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** What this product cannot do without. `insecure`: plain http, where the browser withholds all of the others. */
export type Lack = 'insecure' | 'storage' | 'crypto' | 'locks' | 'dialog';

/** The first thing missing here, most telling first. */
export function firstLack(): Lack | undefined {
	if (!globalThis.isSecureContext) return 'insecure';
	if (!('indexedDB' in globalThis)) return 'storage';
	if (!crypto.subtle) return 'crypto';
	if (!navigator.locks) return 'locks';
	if (typeof HTMLDialogElement === 'undefined') return 'dialog';
	return undefined;
}
