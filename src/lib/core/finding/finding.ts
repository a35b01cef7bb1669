/** A problem at one school: a failed item, or something seen that fits no item. */
import { canonicalBytes } from '../events/canonical';
import { hashOf } from '../events/ids';
import type { Sha256 } from '../events/ids';
import type { Photo } from '../evidence/photo';
import type { FindingField } from '../inspection/payloads';
import type { Severity } from '../template/model';

export interface Finding {
	id: string;
	/** Absent for a free observation. */
	item?: string;
	unit?: string;
	unitLabel?: string;
	section: string;
	/** What is wrong, in the inspector's words; else the item's. */
	text: string;
	place: string;
	severity: Severity;
	/** `YYYY-MM-DD`, or empty while nobody set one. */
	deadline: string;
	fields: Partial<Record<FindingField, string>>;
	evidence: Photo[];
	/** Photos that came beside the seal (定稿后补充). */
	lateEvidence: Photo[];
	/** What the school says to it; empty while it says nothing. */
	statement: string;
	/** What it says instead since the seal (定稿后补充), if it has spoken again. */
	lateStatement?: string;
	/** Answered 不合格 once and flipped to 合格 later: kept, shown as 撤回. */
	withdrawn: boolean;
}

/** The same failing pair has the same finding on every device. */
export function findingId(inspection: string, item: string, unit: string, sha256: Sha256): string {
	return hashOf(canonicalBytes({ inspection, item, unit }), sha256);
}
