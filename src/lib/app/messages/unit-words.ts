/** Words for the kinds of unit of a school, and what one is called, as an example. */
import type { Unit } from '$lib/core/school/model';
import * as m from './generated/messages';

const names: Record<Unit['kind'], () => string> = {
	vehicle: m.schools_unit_vehicle,
	driver: m.schools_unit_driver,
	building: m.schools_unit_building,
	place: m.schools_unit_place
};

const hints: Record<Unit['kind'], () => string> = {
	vehicle: m.schools_unit_vehicle_hint,
	driver: m.schools_unit_driver_hint,
	building: m.schools_unit_building_hint,
	place: m.schools_unit_place_hint
};

export const unitKindName = (kind: Unit['kind']): string => names[kind]();
export const unitHint = (kind: Unit['kind']): string => hints[kind]();
