/** The files that people may write by hand, for which editors get a JSON Schema in `static/schema/`. */
import { CalendarFile } from '../calendar/model';
import { Template } from './model';
import { ParameterFile, Recipe, RegulationFile, SeedSection, UnitTable } from './recipe';

/** By file name, without `.schema.json`. */
export const schemas = {
	template: { schema: Template, title: '检查表 Template' },
	recipe: { schema: Recipe, title: '检查表配方 Recipe' },
	items: { schema: SeedSection, title: '检查项 Items of one section' },
	regulations: { schema: RegulationFile, title: '法规 Regulations' },
	parameters: { schema: ParameterFile, title: '参数 Parameters' },
	units: { schema: UnitTable, title: '检查对象 Unit table' },
	calendar: { schema: CalendarFile, title: '放假安排 Days off and adjusted working days' }
};
