/** What lists show of a school without reading its events. */
import type { Summary } from '../events/store';
import { groupOf } from '../events/subject';
import type { SchoolView } from './fold';

export const SCHOOL_SUMMARY = 'school';
/** Every school that was not removed. */
export const ROSTER = 'school/roster';

/** `value` of a store summary of kind `school`. */
export interface SchoolSummary {
	id: string;
	name: string;
	shortName?: string;
	area: string;
	town?: string;
	code?: string;
	stage?: string;
	students?: number;
	/** Of kind `vehicle`. */
	vehicles: number;
	sample: boolean;
	removed: boolean;
	conflicts: number;
}

export function summariseSchool(view: SchoolView): Summary {
	const { stage, students } = view.attributes;
	const value: SchoolSummary = {
		id: view.id,
		name: view.name,
		area: view.area,
		...(view.shortName ? { shortName: view.shortName } : {}),
		...(view.town ? { town: view.town } : {}),
		...(view.code ? { code: view.code } : {}),
		...(typeof stage === 'string' ? { stage } : {}),
		...(typeof students === 'number' ? { students } : {}),
		vehicles: view.units.filter((unit) => unit.kind === 'vehicle').length,
		sample: view.sample ?? false,
		removed: view.removed,
		conflicts: view.conflicts.length
	};
	return {
		group: groupOf({ school: view.id }),
		kind: SCHOOL_SUMMARY,
		value,
		lists: view.removed ? [] : [[ROSTER, view.id]]
	};
}
