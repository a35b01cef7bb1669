/** What became of a finding, as the ledger shows it. */
import type { SignedEvent } from '../events/event';
import type { EventId } from '../events/ids';
import type { Photo } from '../evidence/photo';
import type { SignatureGiven } from '../inspection/payloads';
import type { FiledFinding } from './filed-finding';
import type { LifeState } from './lifecycle';
import type {
	FindingExtended,
	FindingTransferred,
	RecheckDecided,
	RectificationReported,
	SupervisionLevel,
	TransferReplied,
	UseResumed
} from './payloads';

/** Named as judged by the recheck of what was put right while the inspectors stood by. */
export const ON_THE_SPOT = 'onTheSpot';

/** One payload with the event that carries it. */
export interface Said<T> {
	event: SignedEvent;
	value: T;
}

/**
 * A report of the school, or the reply of another department. `version` is what a recheck names; equal for equal content,
 * whichever device took it in.
 */
export type Account = { version: string } & (
	| { kind: 'school'; said: Said<RectificationReported> }
	| { kind: 'department'; said: Said<TransferReplied> }
);

export interface Recheck extends Said<RecheckDecided> {
	/** Of the accepter, over this decision; undefined while nobody has signed it. */
	signature: Said<SignatureGiven> | undefined;
}

export type Actor = 'school' | 'department' | 'inspectors' | 'accepter';

export interface Next {
	who: Actor;
	/** `YYYY-MM-DD`, or empty where nobody set a day. */
	by: string;
}

/** A finding as the ledger shows it. */
export interface LifeView {
	state: LifeState;
	/** Who must act next, and until when; undefined where nobody must. */
	next: Next | undefined;
	/** Until when it must be put right, as extended or set later. */
	deadline: string;
	owner: string;
	ownerUnit: string;
	phone: string;
	money: string;
	remark: string;
	/** What was reported and stands, each said once; several where two people reported without knowing of each other. */
	accounts: Account[];
	/** What stands of the recheck; several that differ where two people decided without knowing of each other. */
	rechecks: Recheck[];
	/** 退回: the last recheck sent it back, wholly or in part. */
	returned: boolean;
	/** What a recheck has to judge: versions of accounts, or `ON_THE_SPOT`. */
	unjudged: string[];
	/** The recheck accepts all that was reported; closed once its accepter has signed. */
	accepted: boolean;
	/** 复查针对旧版: something newer was reported than what the recheck accepted. */
	judgedOlder: boolean;
	/** Two rechecks say different things: the more careful one holds until somebody decides again. */
	rechecksDiffer: boolean;
	transfer: (FindingTransferred & { reply?: TransferReplied }) | undefined;
	extension: FindingExtended | undefined;
	supervision: SupervisionLevel | undefined;
	/** What must not be used now. */
	stopped: { what: string; at: string; told: string } | undefined;
	resumed: UseResumed | undefined;
	/** The day of the recheck that closed it. */
	closedOn: string | undefined;
	photos: Photo[];
	/** Ids of events by a role that does not own them (无权): kept, without effect. */
	unauthorised: string[];
	/** Written by a newer version of the app. */
	unknown: number;
	/** ISO 8601 of the latest event; empty while there is none. */
	changedAt: string;
}

/** A finding as it was on screen; `parentsOf` gives what the next event of a register replaces. */
export interface FindingOnScreen {
	filed: FiledFinding;
	life: LifeView;
	parentsOf: (subject: Readonly<Record<string, string>>) => EventId[];
}
