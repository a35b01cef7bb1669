/** Tries of what else keeps something: settings, the disk's room, and the promise not to clear it. */
import { absent, ownName, passed, passedIf, presentIf, type Ending } from './contract';

/** Two hundred photos and the app itself, in bytes. */
const enough = 200_000_000;

export async function trySettings(): Promise<Ending> {
	// Blocked site data throws at the first touch.
	localStorage.setItem(ownName, ownName);
	const read = localStorage.getItem(ownName);
	localStorage.removeItem(ownName);
	return passedIf(read === ownName);
}

/** Only looks: asking is done where there is something to keep. */
export async function tryPersisted(): Promise<Ending> {
	if (!navigator.storage?.persisted) return absent;
	return presentIf(await navigator.storage.persisted());
}

export async function trySpace(): Promise<Ending> {
	if (!navigator.storage?.estimate) return absent;
	const { quota, usage = 0 } = await navigator.storage.estimate();
	if (quota === undefined) return absent;
	const free = quota - usage;
	const detail = `${(free / 1_000_000_000).toFixed(1)} GB`;
	return { ...(free >= enough ? passed : passedIf(false)), detail };
}
