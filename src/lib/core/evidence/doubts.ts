/** What a photo says of itself that does not go with the visit. Shown and printed; it refuses nothing. */
import { distanceBetween } from './place';
import type { EvidenceAdded, Place } from './payloads';

export type Doubt =
	/** Another day than that of the visit; `date` is `YYYY-MM-DD`. */
	| { kind: 'otherDay'; date: string }
	/** The camera says later than this device: one of the two clocks is wrong. */
	| { kind: 'future' }
	/** Said to come straight from the camera, which says long before. */
	| { kind: 'notJustTaken'; minutes: number }
	/** Far from where the visit takes place. */
	| { kind: 'otherPlace'; metres: number };

/** A clock of a camera may be off by so much, in minutes. */
const CLOCKS = 10;
/** A campus with its surroundings, in metres. */
const CAMPUS = 1000;
const MINUTE = 60_000;
const CHINA = 8 * 60 * MINUTE;

/** `YYYY-MM-DD`; empty for no moment. */
const dayInChina = (moment: number): string =>
	Number.isFinite(moment) ? new Date(moment + CHINA).toISOString().slice(0, 10) : '';

/** `visitDate`: `YYYY-MM-DD` in China; `position`: where the visit takes place, if anybody asked. */
export function doubtsOf(
	{ source, takenAt, declared, place }: EvidenceAdded,
	visitDate: string,
	position: Place | undefined
): Doubt[] {
	const doubts: Doubt[] = [];
	if (declared?.time) {
		// A camera that does not tell its zone is in China.
		const said = Date.parse(declared.time.length > 19 ? declared.time : `${declared.time}+08:00`);
		const minutes = Math.round((Date.parse(takenAt) - said) / MINUTE);
		const date = dayInChina(said);
		if (minutes < -CLOCKS) doubts.push({ kind: 'future' });
		else if (date && date !== visitDate) doubts.push({ kind: 'otherDay', date });
		else if (source === 'camera' && minutes > CLOCKS)
			doubts.push({ kind: 'notJustTaken', minutes });
	}
	const there = declared?.place ?? place;
	const metres = there && position ? distanceBetween(there, position) : 0;
	const unsure = Number(there?.accuracy ?? 0) + Number(position?.accuracy ?? 0);
	if (metres > CAMPUS + unsure) doubts.push({ kind: 'otherPlace', metres: Math.round(metres) });
	return doubts;
}
