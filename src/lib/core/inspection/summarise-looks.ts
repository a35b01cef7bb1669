import type { Summary } from '../events/store';
import { LOOKS_BYTES, packLooks } from '../evidence/look';
import type { PhotoLooks } from '../evidence/reused';
import type { InspectionFold } from './fold';
import { LOOKS_SUMMARY } from './summary';

/** How the photos of one inspection look, apart from its list entry: written only when a photo came or went. */
export function summariseLooks(fold: InspectionFold): Summary[] {
	const { start, basics } = fold;
	if (!start || !basics) return [];
	const photos = fold.photos.flatMap(({ id, looks }) => {
		const packed = packLooks(looks);
		return packed ? [{ id, packed }] : [];
	});
	const looks = new Uint8Array(photos.length * LOOKS_BYTES);
	photos.forEach(({ packed }, i) => looks.set(packed, i * LOOKS_BYTES));
	const value: PhotoLooks = {
		inspection: fold.id,
		schoolName: start.school.name,
		visitDate: basics.visitDate,
		photos: photos.map(({ id }) => id),
		looks
	};
	return [{ group: `looks:${fold.id}`, kind: LOOKS_SUMMARY, value }];
}
