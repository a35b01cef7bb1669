const prefix = 'anxiao-edit:';

/** The Web Lock, and the channel, of one inspection of a store. */
export const editLockName = (store: string, inspection: string): string =>
	`${prefix}${store}:${inspection}`;

/** Whether some tab of this browser, this one too, edits an inspection now, of whichever store. */
export async function isAnyEdited(): Promise<boolean> {
	const { held = [] } = await navigator.locks.query();
	return held.some((lock) => lock.name?.startsWith(prefix));
}
