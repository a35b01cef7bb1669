/** Addresses of stored pictures for <img>: made when asked, given back when the picture leaves the screen. */
import type { OpenInspection } from './open-inspection.svelte';

/** Undefined where the bytes are not on this device. The caller revokes. */
export async function pictureUrl(
	inspection: OpenInspection,
	hash: string
): Promise<string | undefined> {
	const bytes = await inspection.picture(hash);
	return bytes && URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
}
