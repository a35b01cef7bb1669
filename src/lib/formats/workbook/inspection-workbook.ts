/** 整改台账, 检查结果 and 汇总 in one .xlsx. */
import type { Progress } from '../job/run-job';
import { answerColumns } from '../results/answer-columns';
import { ledgerColumns } from '../results/ledger-columns';
import type { ResultSet } from '../results/model';
import { SummaryRows, summaryColumns } from '../results/summary-rows';
import { WorkbookWriter } from './write-workbook';

/** Takes the inspections one by one and keeps none. `progress` counts inspections. */
export async function inspectionWorkbook(
	data: ResultSet,
	progress: (progress: Progress) => void = () => undefined
): Promise<Blob> {
	const workbook = new WorkbookWriter();
	const ledger = workbook.table('整改台账', ledgerColumns);
	const answers = workbook.table('检查结果', answerColumns);
	const summary = workbook.table('汇总', summaryColumns, false);
	const totals = new SummaryRows();
	let done = 0;
	let number = 0;
	for await (const inspection of data.inspections) {
		const titles = new Map(inspection.sections.map((section) => [section.id, section.title]));
		for (const finding of inspection.findings) {
			number += 1;
			const row = { number, inspection, finding };
			await ledger.add(ledgerColumns.map((column) => column.cell(row)));
		}
		for (const answer of inspection.answers) {
			const row = { inspection, answer, section: titles.get(answer.section) ?? answer.section };
			// Awaited only where there is something to wait for: a promise a row would double the time.
			const waiting = answers.add(answerColumns.map((column) => column.cell(row)));
			if (waiting) await waiting;
		}
		totals.add(inspection);
		done += 1;
		progress({ done, total: data.total });
	}
	for (const row of totals.rows(data.head)) await summary.add(row);
	return workbook.end();
}
