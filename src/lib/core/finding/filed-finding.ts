/** A finding as its sealed inspection says it. It never changes; what comes later stands beside it (`life.ts`). */
import type { InspectionKind } from '../template/model';
import type { Season } from '../inspection/season';
import type { Finding } from './finding';

/** A photo by what shows it in a list. */
export interface FiledPhoto {
	/** Evidence id. */
	id: string;
	hash: string;
	thumb: string;
}

export interface FiledFinding extends Pick<
	Finding,
	| 'id'
	| 'item'
	| 'unit'
	| 'unitLabel'
	| 'section'
	| 'text'
	| 'place'
	| 'severity'
	| 'deadline'
	| 'withdrawn'
> {
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
	before: FiledPhoto[];
	after: FiledPhoto[];
}
