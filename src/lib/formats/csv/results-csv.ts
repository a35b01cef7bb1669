/** 整改台账 or 检查结果 as CSV: UTF-8 with a mark, so that Excel reads Chinese, and CRLF. */
import type { Progress } from '../job/run-job';
import { answerColumns } from '../results/answer-columns';
import { ledgerColumns } from '../results/ledger-columns';
import type { ResultSet } from '../results/model';
import type { Cell } from '../workbook/cell';
import { csvLine } from './guard';

/** `ledger`: one row a finding. `answers`: one row an item and unit. */
export type CsvTable = 'ledger' | 'answers';

const SHANGHAI = 8 * 3_600_000;
function cellText(cell: Cell): string {
	if (!cell) return '';
	if ('text' in cell) return cell.text;
	if ('number' in cell) return String(cell.number);
	if ('date' in cell) return cell.date;
	const time = Date.parse(cell.instant);
	if (Number.isNaN(time)) return cell.instant;
	return new Date(time + SHANGHAI).toISOString().slice(0, 16).replace('T', ' ');
}

/** Takes the inspections one by one; `progress` counts them. */
export async function resultsCsv(
	data: ResultSet,
	table: CsvTable,
	progress: (progress: Progress) => void = () => undefined
): Promise<Blob> {
	const columns: readonly { title: string }[] = table === 'ledger' ? ledgerColumns : answerColumns;
	const pieces: Blob[] = [];
	let lines = ['\ufeff' + csvLine(columns.map((column) => column.title))];
	let done = 0;
	let number = 0;
	for await (const inspection of data.inspections) {
		if (table === 'ledger')
			for (const finding of inspection.findings) {
				number += 1;
				const row = { number, inspection, finding };
				lines.push(csvLine(ledgerColumns.map((column) => cellText(column.cell(row)))));
			}
		else {
			const titles = new Map(inspection.sections.map((section) => [section.id, section.title]));
			for (const answer of inspection.answers) {
				const row = { inspection, answer, section: titles.get(answer.section) ?? answer.section };
				lines.push(csvLine(answerColumns.map((column) => cellText(column.cell(row)))));
			}
		}
		// A Blob may live on disk; lines in memory may not.
		if (lines.length >= 5000) {
			pieces.push(new Blob(lines));
			lines = [];
		}
		done += 1;
		progress({ done, total: data.total });
	}
	return new Blob([...pieces, ...lines], { type: 'text/csv;charset=utf-8' });
}
