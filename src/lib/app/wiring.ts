/**
 * Where the product meets the browser, with `later-wiring.ts` for what no screen begins with: opens the store of this device
 * and hands it on behind the interface that core names.
 */
import type { EventStore } from '$lib/core/events/store';
import type { StoreProblem } from '$lib/core/events/store-problem';
import type { Result } from '$lib/core/result';
import type { Tabs } from '$lib/platform/tabs/tabs';
import { openStore } from '$lib/platform/store/open-store';
import type { RemoveProblem } from '$lib/platform/store/remove-store';

export { sha256 } from '$lib/platform/device/digest';
export { askPersistence, firstLack, measureSpace } from '$lib/platform/device/space';
export type { EditLock } from '$lib/platform/tabs/edit-lock';
export type { RemoveProblem } from '$lib/platform/store/remove-store';
export type { Lack, Space } from '$lib/platform/device/space';

/** `practice` uses its own database, key and lock; it is removed whole and never counted. */
export type Mode = 'real' | 'practice';

const MODE_KEY = 'anxiao:mode';

const storeName = (mode: Mode): string => (mode === 'real' ? 'anxiao' : 'anxiao-practice');

const storeInUse = (): string => storeName(currentMode());

export function currentMode(): Mode {
	try {
		return localStorage.getItem(MODE_KEY) === 'practice' ? 'practice' : 'real';
	} catch {
		return 'real';
	}
}

/** Takes effect at the next load of the page: an open store belongs to one mode. */
export function rememberMode(mode: Mode): void {
	localStorage.setItem(MODE_KEY, mode);
}

let opening: Promise<Result<EventStore, StoreProblem>> | undefined;

let onHealing = () => undefined as void;
/** Resolves when the storage opens only after the second copy has given back what it has, whoever opens it. */
export const healingBegun = new Promise<void>((resolve) => (onHealing = resolve));

/** Opens once; a refusal is asked again at the next call, since space or permission may have come back. */
export function openStorage(): Promise<Result<EventStore, StoreProblem>> {
	opening ??= openStore({ name: storeInUse(), onHealing }).then((result) => {
		if (!result.ok) opening = undefined;
		return result;
	});
	return opening;
}

/** For whatever runs after the frame has opened the storage and said so if it could not. */
export async function getStore(): Promise<EventStore> {
	const result = await openStorage();
	if (!result.ok) throw new Error(result.problem.code, { cause: result.problem });
	return result.value;
}

/** Removes the practice store whole, with its key. Real data cannot be named here. */
export async function removePracticeStore(): Promise<Result<void, RemoveProblem>> {
	if (currentMode() === 'practice' && opening) {
		const opened = await opening;
		if (opened.ok) opened.value.close();
		opening = undefined;
	}
	const { removeStore } = await import('$lib/platform/store/remove-store');
	return removeStore(storeName('practice'));
}

/** 16 random bytes as base64url: ids that nothing else can name. */
export function randomId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}

/** What the tabs of the open store settle among themselves. Its code comes after what is looked at. */
export async function tabs(): Promise<Tabs> {
	const { tabsOf } = await import('$lib/platform/tabs/tabs');
	return tabsOf(storeInUse());
}
