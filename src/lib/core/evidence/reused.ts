/** Which photos show a picture that was used before. */
import { LOOKS_BYTES, looksSame } from './look';

/** The looks of one inspection's photos, as lists keep them. */
export interface PhotoLooks {
	inspection: string;
	schoolName: string;
	/** `YYYY-MM-DD` */
	visitDate: string;
	/** Evidence ids, one for each `LOOKS_BYTES` of `looks`. */
	photos: string[];
	looks: Uint8Array;
}

/** A photo, and another one that looks the same. */
export interface Reused {
	photo: string;
	inspection: string;
	schoolName: string;
	visitDate: string;
	/** The other photo. */
	other: string;
}

/**
 * One for each photo of `own` that is found again, in another inspection before in this one. A photo is never its own double,
 * also where its inspection was moved and it stands in both.
 */
export function findReused(own: PhotoLooks, all: Iterable<PhotoLooks>): Reused[] {
	const found = new Map<string, Reused>();
	for (const there of all) {
		const isOwn = there.inspection === own.inspection;
		const { inspection, schoolName, visitDate } = there;
		own.photos.forEach((photo, i) => {
			const before = found.get(photo);
			if (before && (isOwn || before.inspection !== own.inspection)) return;
			const at = there.photos.findIndex(
				(other, j) => other !== photo && looksSame(own.looks, i, there.looks, j)
			);
			const other = there.photos[at];
			if (other) found.set(photo, { photo, inspection, schoolName, visitDate, other });
		});
	}
	return [...found.values()];
}

/** Of one photo alone; undefined where it has no looks. */
export function looksOfOne(looks: PhotoLooks, photo: string): PhotoLooks | undefined {
	const at = looks.photos.indexOf(photo);
	if (at < 0) return undefined;
	const one = looks.looks.slice(at * LOOKS_BYTES, (at + 1) * LOOKS_BYTES);
	return { ...looks, photos: [photo], looks: one };
}

/** Whether the looks are as many as the photos: what is stored may be of another version. */
export const isWhole = ({ photos, looks }: PhotoLooks): boolean =>
	looks.length === photos.length * LOOKS_BYTES;
