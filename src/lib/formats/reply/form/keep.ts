/**
 * Remembers in this browser what was filled in, where it can: private windows and some file addresses keep nothing, and five
 * megabytes are all there is. What does not fit is said, so that the person saves it before leaving.
 */
import type { PacketContent, ReplyPhoto } from '../model';
import { draftFile, readDraft, type Draft } from './draft';

/** `photos`: everything but some photos is kept. */
export type Kept = 'all' | 'photos' | 'nothing';

const keyOf = (packet: string): string => `anxiao-reply:${packet}`;
const photoKey = (packet: string, hash: string): string => `${keyOf(packet)}:${hash}`;

/** Photos lie apart, so that typing writes only what was typed. */
export function keepDraft(draft: Draft, content: PacketContent): Kept {
	const file = draftFile(draft, content);
	let kept: Kept = 'all';
	for (const photo of file.answers.flatMap(({ photos }) => photos)) {
		const key = photoKey(content.id, photo.hash);
		try {
			if (localStorage.getItem(key) === null) localStorage.setItem(key, photo.data);
		} catch {
			kept = 'photos';
		}
	}
	const bare = file.answers.map((answer) => ({
		...answer,
		photos: answer.photos.map(({ data: _data, ...photo }) => photo)
	}));
	try {
		localStorage.setItem(keyOf(content.id), JSON.stringify({ ...file, answers: bare }));
	} catch {
		kept = 'nothing';
	}
	return kept;
}

/** Undefined where nothing, or nothing that can be read, is remembered of this packet. */
export function keptDraft(content: PacketContent): Draft | undefined {
	try {
		const text = localStorage.getItem(keyOf(content.id));
		if (text === null) return undefined;
		const file = JSON.parse(text) as ReturnType<typeof draftFile>;
		const answers = file.answers.map((answer) => ({
			...answer,
			photos: answer.photos.flatMap((photo): ReplyPhoto[] => {
				const data = localStorage.getItem(photoKey(content.id, photo.hash));
				return data === null ? [] : [{ ...photo, data }];
			})
		}));
		return readDraft({ ...file, answers }, content);
	} catch {
		return undefined;
	}
}

/** `hash`: that photo alone. */
export function forget(content: PacketContent, hash?: string): void {
	try {
		if (hash) localStorage.removeItem(photoKey(content.id, hash));
		else
			for (const key of Object.keys(localStorage))
				if (key.startsWith(keyOf(content.id))) localStorage.removeItem(key);
	} catch {
		// What cannot be reached is not kept either.
	}
}
