/** Words for where an item is looked at and how. */
import type { Area, Item } from '$lib/core/template/model';
import * as m from './generated/messages';

const areas: Record<Area, () => string> = {
	office: m.fill_area_office,
	gate: m.fill_area_gate,
	surroundings: m.fill_area_surroundings,
	campus: m.fill_area_campus,
	teaching: m.fill_area_teaching,
	laboratory: m.fill_area_laboratory,
	canteen: m.fill_area_canteen,
	dormitory: m.fill_area_dormitory,
	toilet: m.fill_area_toilet,
	clinic: m.fill_area_clinic,
	bus: m.fill_area_bus
};

const methods: Record<Item['methods'][number], () => string> = {
	documents: m.fill_method_documents,
	look: m.fill_method_look,
	ask: m.fill_method_ask,
	test: m.fill_method_test
};

export const areaWord = (area: Area): string => areas[area]();
export const methodWord = (method: Item['methods'][number]): string => methods[method]();
