import type { Hash } from '$lib/core/events/ids';
import type { Photo } from '$lib/core/evidence/photo';
import { getStore } from '../wiring';
import { markedPicture } from './show-photo';

/** The small picture of a photo that is stored, for a screen on which its inspection is not open. */
export const beforePicture = (
	{ thumb, marks }: Photo,
	signal: AbortSignal
): Promise<Blob | undefined> =>
	markedPicture(
		{ picture: async (hash) => (await getStore()).bytes(hash as Hash) },
		thumb,
		marks,
		signal
	);
