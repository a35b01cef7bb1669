/** What lists show of an inspection without reading its events. */
import type { Totals } from './payloads';
import type { InspectionKind } from '../template/model';

export type InspectionState = 'open' | 'sealed' | 'reopened' | 'moved';

export interface InspectionSummary {
	id: string;
	schoolId: string;
	schoolName: string;
	/** 6-digit area code. */
	area: string;
	templateId: string;
	templateTitle: string;
	/** Of the template's bytes: the same checklist to the letter. */
	templateHash: string;
	kind: InspectionKind;
	visitDate: string;
	/** 1, or more where the same visit was recorded another time. */
	ordinal: number;
	state: InspectionState;
	totals: Totals;
	/** Failing items and free observations that are 重大. */
	major: number;
	/** ISO 8601. */
	startedAt: string;
	changedAt: string;
	sample: boolean;
	/** The inspection that took over the answers, when this one was begun in the wrong place. */
	movedTo?: string;
}

export const INSPECTION_SUMMARY = 'inspection';
/** How the photos of an inspection look (`PhotoLooks`). */
export const LOOKS_SUMMARY = 'looks';
/** Begun or being amended, by the last change. */
export const OPEN_INSPECTIONS = 'inspection/open';
/** Finished, by the last change. */
export const SEALED_INSPECTIONS = 'inspection/sealed';
/** Those of one school that were not moved away, by the date of the visit. */
export const inspectionsOfSchool = (school: string): string => `inspection/school:${school}`;
export const inspectionGroup = (id: string): string => `inspection:${id}`;
