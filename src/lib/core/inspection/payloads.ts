/** What the events of an inspection carry. Every type has its reader for ever; the writer writes the newest. */
import type { Json } from '../events/event';
import type { Attributes, Unit } from '../school/model';
import type { InspectionKind } from '../template/model';

export type Verdict = 'pass' | 'fail' | 'notApplicable';

/** `inspection.started/1`, subject `{inspection, field: 'start'}`: everything that judging needs, pinned. */
export interface Started {
	kind: InspectionKind;
	school: { id: string; name: string; area: string; code?: string; sample?: boolean };
	template: { id: string; version: string; title: string; hash: string; rulesHash: string };
	attributes: Attributes;
	units: Unit[];
	parameters: Record<string, string>;
	/** `YYYY-MM-DD`, Asia/Shanghai. */
	visitDate: string;
	termStart: string;
	inspectors: { person: string; name: string }[];
	/** 1 unless the user says 另一次. */
	ordinal: number;
	/** The inspection whose answers are read here: begun on the wrong school, date or template. */
	movedFrom?: string;
}

/** `inspection.corrected/1`, subject `{inspection, field}`: a later change of what the start pinned. */
export interface Corrected {
	value: string | Attributes | Unit[] | { person: string; name: string }[];
	reason?: string;
}

/** `inspection.moved/1`, subject `{inspection, field: 'moved'}`, written on the one that was left. */
export interface Moved {
	to: string;
	events: string[];
}

/** `response.given/1`, subject `{inspection, item, unit}`. A multi-field item is one register. */
export interface ResponseGiven {
	verdict: Verdict;
	/** Raw values by field id, as typed: decimals, dates, option ids. */
	values?: Record<string, string>;
	/** The rule that was in force on the visit date. */
	rule: string;
	/** Set when the verdict was given against the values or without any rule. */
	byHand?: boolean;
	/** Why 不适用. */
	reason?: string;
	note?: string;
	place?: string;
	/** Passed together with others. */
	batch?: boolean;
}

/** `response.notChecked/1`, same subject: withdraws an answer or says why there is none. Never conflicts. */
export interface NotChecked {
	reason?: string;
}

/** `finding.set/1`, subject `{inspection, finding, field}`; one register a field. */
export interface FindingSet {
	value: string;
	/** The rule that a default came from; none when a person chose. */
	rule?: string;
}

/** `finding.observed/1`, subject `{inspection, finding, field: 'observed'}`: a problem that fits no item. */
export interface FindingObserved {
	text: string;
	section?: string;
	place?: string;
	withdrawn?: boolean;
}

/** `inspection.sealed/1`, subject `{inspection, field: 'seal'}`, as it was written before it named what it covers. */
export interface Sealed1 {
	/** Merkle root over the ascending ids of the events in the inspection. */
	root: string;
	count: number;
	/** The seal before, when this one follows an amendment. */
	previous?: string;
	totals: Totals;
}

/** `inspection.sealed/2`, same subject. */
export interface Sealed extends Sealed1 {
	/** Merkle root over `events` and `bytes`, ascending. */
	root: string;
	/** Of events. */
	count: number;
	/** A root over the events and bytes of each part, so that two phones can tell where they differ. */
	parts: Record<SealPart, string>;
	events: string[];
	/** Photos and signatures, by the hash of their bytes. */
	bytes: string[];
}

/** In the order of the code of a seal. */
export const sealParts = ['facts', 'answers', 'findings', 'photos', 'signatures'] as const;
export type SealPart = (typeof sealParts)[number];

/** `inspection.reopened/1`, same subject: a visible amendment begins. */
export interface Reopened {
	reason: string;
}

/** 应查 = 合格 + 不合格 + 不适用 + 未查, over item × unit; `excluded` stands beside. */
export interface Totals {
	due: number;
	pass: number;
	fail: number;
	notApplicable: number;
	notChecked: number;
	excluded: number;
}

/**
 * `finding.stated/1`, subject `{inspection, finding, field: 'statement'}`: what the school says to it (陈述申辩). Its own; printed
 * whether it signs or not.
 */
export interface FindingStated {
	text: string;
}

/** Whose hand it is. */
export type SignerSide = 'inspector' | 'school' | 'witness';

/** `signature.given/1`, subject `{inspection, signature}`: handwriting, its PNG in the same append. Signing again names the one before. */
export interface SignatureGiven {
	side: SignerSide;
	/** Id of a person, for one of the inspectors. */
	person?: string;
	name: string;
	duty: string;
	hash: string;
	/** Merkle root over what was signed (`signing.ts`). */
	over: string;
}

/** `signature.refused/1`, same subject: who would not sign and why. A witness may sign in a register of his own. */
export interface SignatureRefused {
	side: SignerSide;
	name: string;
	duty: string;
	reason: string;
	over: string;
}

/**
 * `notice.issued/1`, subject `{inspection, notice}`, where `notice` is the id of a reply packet: what was handed to the school to
 * be answered. No seal covers it and it changes nothing that was sealed.
 */
export interface NoticeIssued {
	/** Of the packet, which a reply names. */
	hash: string;
	/** Its content without pictures, as `docs/reply.md` describes it. */
	packet: Json;
}

/** Fields of a finding that a person or a rule sets. */
export type FindingField =
	| 'severity'
	| 'deadline'
	| 'measure'
	| 'handling'
	| 'owner'
	| 'ownerUnit'
	| 'phone'
	| 'money'
	| 'protection'
	/** What was stopped, for items that must not be used; since when, `YYYY-MM-DDTHH:mm`; who was told. */
	| 'stopped'
	| 'stoppedAt'
	| 'told'
	/** A statutory clock: from when it runs, where that is not the failing answer, `YYYY-MM-DDTHH:mm`; who was told, and when. */
	| 'clockFrom'
	| 'reportedTo'
	| 'reportedAt'
	/** Why there is no photo of a 重大 finding. */
	| 'noPhoto';
