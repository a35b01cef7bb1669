/**
 * What becomes of a finding after its inspection was sealed. Every event has the finding as its subject and a field as its
 * register, `{finding, field}`; its payload names the inspection, so that whoever receives it finds what it is about.
 * Every type has its reader for ever; the writer writes the newest.
 */

interface OfFinding {
	inspection: string;
}

/** Who answers for it, as it is printed. */
export interface Named {
	name: string;
	duty: string;
}

/** `rectification.reported/1`, field `rectification`: the school's own account (整改情况). Reported again it names the one before. */
export interface RectificationReported extends OfFinding {
	/** Random, or of a reply packet the hash of `{packet, finding}`, so that two imports coincide. */
	id: string;
	/** `done`: put right, to be looked at. `partly` and `notYet`: under way, with what is left or why. */
	outcome: 'done' | 'partly' | 'notYet';
	/** What was done. */
	text: string;
	/** `YYYY-MM-DD`. */
	doneOn?: string;
	/** 元, a decimal. */
	money?: string;
	by: Named;
	/** SHA-256 of the PNG of a handwriting, which is in the same append. */
	signature?: string;
	/** Evidence ids, in the order they are shown. */
	photos: string[];
}

export type RecheckDecision = 'accepted' | 'returned' | 'partly';

/** `recheck.decided/1`, field `recheck`. It closes nothing before its accepter has signed it. */
export interface RecheckDecided extends OfFinding {
	/** What was judged: versions (`versionOf`) of reports and of replies of another department, or `ON_THE_SPOT`. */
	judged: string[];
	decision: RecheckDecision;
	/** Why it was returned, or what is left. */
	reason?: string;
	/** Until when the rest must be put right, `YYYY-MM-DD`. */
	next?: string;
	/** Seen at the school, or judged by photos and papers. */
	how: 'onSite' | 'papers';
	by: Named;
	/** The day it was looked at, `YYYY-MM-DD`. */
	on: string;
	/** Evidence ids of what was taken at the recheck. */
	photos: string[];
}

/** `finding.extended/1`, field `extension` (延期). */
export interface FindingExtended extends OfFinding {
	/** `YYYY-MM-DD`. */
	until: string;
	reason: string;
	approver: string;
}

/** `finding.transferred/1`, field `transfer` (移送): putting it right is another department's. */
export interface FindingTransferred extends OfFinding {
	receiver: string;
	/** Until when it should answer, `YYYY-MM-DD`. */
	replyBy: string;
	reason?: string;
	/** Handed over by mistake: the school's again. */
	takenBack?: true;
}

/** `transfer.replied/1`, field `transferReply`: what the other department answered. */
export interface TransferReplied extends OfFinding {
	text: string;
	/** `YYYY-MM-DD`. */
	on: string;
}

export type SupervisionLevel = 'school' | 'county' | 'city';

/** `finding.supervised/1`, field `supervision` (挂牌督办). */
export interface FindingSupervised extends OfFinding {
	level: SupervisionLevel;
	reason?: string;
	/** No longer (摘牌). */
	lifted?: true;
}

/** `use.stopped/1`, field `use` (停用). */
export interface UseStopped extends OfFinding {
	what: string;
	/** `YYYY-MM-DDTHH:mm`, Asia/Shanghai. */
	at: string;
	/** Who was told. */
	told: string;
}

/** `use.resumed/1`, field `use` (恢复使用). */
export interface UseResumed extends OfFinding {
	/** `YYYY-MM-DDTHH:mm`, Asia/Shanghai. */
	at: string;
	/** Who let it be used again. */
	approver: string;
	note?: string;
}

/** Fields that the ledger keeper may set after the seal. What was sealed stays; the ledger goes by this. */
export const assignable = ['owner', 'ownerUnit', 'phone', 'money', 'deadline', 'remark'] as const;
export type AssignableField = (typeof assignable)[number];

/** `finding.assigned/1`, field as in `assignable`. */
export interface FindingAssigned extends OfFinding {
	value: string;
}

/** What stands in each field. */
export interface PayloadOf extends Record<AssignableField, FindingAssigned> {
	rectification: RectificationReported;
	recheck: RecheckDecided;
	extension: FindingExtended;
	transfer: FindingTransferred;
	transferReply: TransferReplied;
	supervision: FindingSupervised;
	use: UseStopped | UseResumed;
}
export type Field = keyof PayloadOf;
