/** A handwriting as it is stored beside the event that names it. */
import { hashOf } from '$lib/core/events/ids';
import type { StoredBytes } from '$lib/core/events/store';
import { sha256 } from '../wiring';

/** `image`: a PNG. */
export async function handBytes(image: Blob): Promise<StoredBytes> {
	const bytes = await image.arrayBuffer();
	return { hash: hashOf(new Uint8Array(bytes), sha256), bytes };
}
