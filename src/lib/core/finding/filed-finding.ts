/** A finding as its sealed inspection says it. It never changes; what comes later stands beside it (`life.ts`). */
import type { Severity, InspectionKind } from '../template/model';
import type { Season } from '../inspection/season';

/** A photo by what shows it in a list. */
export interface FiledPhoto {
	/** Evidence id. */
	id: string;
	hash: string;
	thumb: string;
}

export interface FiledFinding {
	id: string;
	inspection: string;
	/** `selfCheck`: the school found it itself (自查); counted apart. */
	kind: InspectionKind;
	template: string;
	schoolId: string;
	schoolName: string;
	/** 6-digit area code. */
	area: string;
	sample: boolean;
	season: Season;
	/** `YYYY-MM-DD`. */
	visitDate: string;
	/** Those who signed for the inspecting side; of an inspection that nobody signed, those who made it. */
	finders: string[];
	/** Absent for a free observation. */
	item?: string;
	unit?: string;
	unitLabel?: string;
	section: string;
	text: string;
	place: string;
	severity: Severity;
	/** `YYYY-MM-DD`, or empty. */
	deadline: string;
	measure: string;
	owner: string;
	ownerUnit: string;
	phone: string;
	/** 元, a decimal, or empty. */
	money: string;
	protection: string;
	/** 立行立改: put right while the inspectors stood by. */
	onTheSpot: boolean;
	/** What must not be used until cured, since when and who was told; absent where nothing was stopped. */
	stopped?: { what: string; at: string; told: string };
	/** Its rule says that it must not be used, or a person stopped it: the school alone can never close it. */
	stopUse: boolean;
	/** Its rule says that putting it right is another department's. */
	forOthers: boolean;
	/** About pupils or disputes: people are counts there, and it has no photos. */
	sensitive: boolean;
	/** Answered 不合格 once and 合格 in the end (撤回). */
	withdrawn: boolean;
	before: FiledPhoto[];
	after: FiledPhoto[];
}
