/** Words for what a checklist is for and what its items carry. */
import type { Flag, Template, UnitKind } from '$lib/core/template/model';
import * as m from './generated/messages';

const kinds: Record<Template['kind'], () => string> = {
	opening: m.templates_kind_opening,
	special: m.templates_kind_special,
	monthly: m.templates_kind_monthly,
	selfCheck: m.templates_kind_selfCheck,
	recheck: m.templates_kind_recheck
};

const answeredFor: Record<UnitKind, () => string> = {
	whole: m.templates_unit_whole,
	vehicle: m.templates_unit_vehicle,
	driver: m.templates_unit_driver,
	building: m.templates_unit_building,
	place: m.templates_unit_place
};

const flags: Record<Flag, () => string> = {
	stopUse: m.templates_flag_stopUse,
	majorList: m.templates_flag_majorList,
	reportAtOnce: m.templates_flag_reportAtOnce,
	transfer: m.templates_flag_transfer,
	indicator: m.templates_flag_indicator
};

export const kindWord = (kind: Template['kind']): string => kinds[kind]();
export const answeredForWord = (kind: UnitKind): string => answeredFor[kind]();
export const flagWord = (flag: Flag): string => flags[flag]();
