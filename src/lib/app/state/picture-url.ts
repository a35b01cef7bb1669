/** Addresses of stored pictures for <img>: made when asked, given back when the picture leaves the screen. */
import type { EventStore } from '$lib/core/events/store';
import type { Hash } from '$lib/core/events/ids';

/** Undefined where the bytes are not on this device. The caller revokes. */
export async function pictureUrl(store: EventStore, hash: string): Promise<string | undefined> {
	const bytes = await store.bytes(hash as Hash);
	return bytes && URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
}
