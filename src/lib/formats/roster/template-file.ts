/** An empty roster with the headers that the import understands, for people to fill in. */
import { csvLine } from '../csv/guard';
import { WorkbookWriter } from '../workbook/write-workbook';
import { templateHeaders } from './columns';

/** CSV: UTF-8 with a mark, so that Excel reads Chinese. */
export const rosterTemplateCsv = (): Blob =>
	new Blob(['\ufeff', csvLine(templateHeaders)], { type: 'text/csv;charset=utf-8' });

/** Columns are text, so that a 标识码 keeps all its digits. */
export function rosterTemplateWorkbook(): Promise<Blob> {
	const workbook = new WorkbookWriter();
	workbook.table(
		'学校名册',
		templateHeaders.map((title) => ({ title, width: Math.max(10, title.length * 2 + 2) }))
	);
	return workbook.end();
}
