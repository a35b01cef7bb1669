/** A row of the ledger as a list of twenty thousand holds it: what is shown, filtered and searched, and nothing else. */
import type { Severity } from '../../template/model';
import type { Season } from '../../inspection/season';
import type { LedgerRow } from '../ledger-row';
import type { Actor } from '../life-view';
import type { LifeState } from '../lifecycle';

/** What stands beside the state, in the order of urgency. */
export const flags = [
	'stopped',
	'supervised',
	'returned',
	'transferred',
	'extended',
	'onTheSpot'
] as const;
export type Flag = (typeof flags)[number];

export interface LedgerEntry {
	id: string;
	/** Which sealed inspection filed it. */
	inspection: string;
	/** The school found it itself (自查): counted apart. */
	own: boolean;
	schoolId: string;
	school: string;
	/** 6-digit code. */
	area: string;
	section: string;
	/** Empty for a free observation. */
	item: string;
	text: string;
	place: string;
	severity: Severity;
	season: Season;
	state: LifeState;
	flags: readonly Flag[];
	owner: string;
	ownerUnit: string;
	/** Until when it must be put right, `YYYY-MM-DD` or empty. */
	deadline: string;
	/** Who must act next; undefined where nobody must. */
	who: Actor | undefined;
	/** Until when they must, `YYYY-MM-DD`; empty where nobody must or no day is set. */
	by: string;
	/** What a search looks in; see `plainText`. Fields are apart by a line break. */
	words: string;
}

/** As search compares texts: width and case aside, without blanks. */
export const plainText = (text: string): string =>
	text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

export function ledgerEntry({ filed, life }: LedgerRow): LedgerEntry {
	const has: Record<Flag, boolean> = {
		stopped: life.stopped === true,
		supervised: life.supervision !== undefined,
		returned: life.returned === true,
		// Answered: it is the inspectors' turn, and no longer with the other department.
		transferred: life.transfer !== undefined && life.transfer.repliedOn === undefined,
		extended: life.extended !== undefined,
		onTheSpot: filed.onTheSpot
	};
	const place = [filed.unitLabel, filed.place].filter(Boolean).join(' ');
	const searched = [filed.schoolName, filed.text, place, life.owner, life.ownerUnit, filed.item];
	return {
		id: filed.id,
		inspection: filed.inspection,
		own: filed.kind === 'selfCheck',
		schoolId: filed.schoolId,
		school: filed.schoolName,
		area: filed.area,
		section: filed.section,
		item: filed.item ?? '',
		text: filed.text,
		place,
		severity: filed.severity,
		season: filed.season,
		state: life.state,
		flags: flags.filter((flag) => has[flag]),
		owner: life.owner,
		ownerUnit: life.ownerUnit,
		deadline: life.deadline,
		who: life.next?.who,
		by: life.next?.by ?? '',
		words: searched.map((text) => plainText(text ?? '')).join('\n')
	};
}
