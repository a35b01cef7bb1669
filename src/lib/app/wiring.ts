/**
 * The one place where the product meets the browser: opens the store of this device and hands it on behind the interface
 * that core names.
 */
import type { EventStore, StoreProblem } from '$lib/core/events/store';
import type { Result } from '$lib/core/result';
import { openStore } from '$lib/platform/store/open-store';
import { removeStore, type RemoveProblem } from '$lib/platform/store/remove-store';

export { sha256 } from '$lib/platform/device/digest';
export { askPersistence, firstLack, measureSpace } from '$lib/platform/device/space';
export type { RemoveProblem } from '$lib/platform/store/remove-store';
export type { Lack, Space } from '$lib/platform/device/space';

/** `practice` uses its own database, key and lock; it is removed whole and never counted. */
export type Mode = 'real' | 'practice';

const MODE_KEY = 'anxiao:mode';

const storeName = (mode: Mode): string => (mode === 'real' ? 'anxiao' : 'anxiao-practice');

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

/** Opens once; a refusal is asked again at the next call, since space or permission may have come back. */
export function openStorage(): Promise<Result<EventStore, StoreProblem>> {
	opening ??= openStore({ name: storeName(currentMode()) }).then((result) => {
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

export { shrinkPhoto } from '$lib/platform/camera/client';
export type { PhotoProblem } from '$lib/platform/camera/contract';
