/** What a photo says of itself that does not go with the visit, in words. */
import { doubtsOf, type Doubt } from '$lib/core/evidence/doubts';
import type { Photo } from '$lib/core/evidence/photo';
import type { Reused } from '$lib/core/evidence/reused';
import type { InspectionFold } from '$lib/core/inspection/fold';
import { longDay } from './day';
import * as m from './generated/messages';

function textOf(doubt: Doubt): string {
	switch (doubt.kind) {
		case 'otherDay':
			return m.photo_doubt_day({ date: longDay(doubt.date) });
		case 'future':
			return m.photo_doubt_future();
		case 'notJustTaken':
			return m.photo_doubt_earlier({ minutes: doubt.minutes });
		case 'otherPlace':
			return m.photo_doubt_place({ kilometres: (doubt.metres / 1000).toFixed(1) });
	}
}

/** None where everything goes together. */
export const doubtTexts = (fold: InspectionFold, photo: Photo): { kind: string; text: string }[] =>
	doubtsOf(photo, fold.basics?.visitDate ?? '', fold.position?.place).map((doubt) => ({
		kind: doubt.kind,
		text: textOf(doubt)
	}));

/** Where the same picture was used before. */
export const reusedText = (
	fold: InspectionFold,
	{ inspection, schoolName, visitDate }: Reused
): string =>
	inspection === fold.id
		? m.photo_reused_here()
		: m.photo_reused({ school: schoolName, date: longDay(visitDate) });
