/** 整改台账, 检查结果 and 汇总 in one .xlsx, or the ledger alone. */
import type { Progress } from '../job/run-job';
import { answerColumns } from '../results/answer-columns';
import { ledgerColumns } from '../results/ledger-columns';
import type { InspectionResult, ResultHead, ResultSet } from '../results/model';
import { SummaryRows, summaryColumns } from '../results/summary-rows';
import type { Table } from './sheet';
import { WorkbookWriter } from './write-workbook';

/** Takes the inspections one by one and keeps none. `progress` counts inspections. */
export async function inspectionWorkbook(
	data: ResultSet,
	sheets: 'all' | 'ledger' = 'all',
	progress: (progress: Progress) => void = () => undefined
): Promise<Blob> {
	const workbook = new WorkbookWriter();
	const ledger = workbook.table('整改台账', ledgerColumns);
	const rest = sheets === 'all' ? new AnswerSheets(workbook) : undefined;
	let done = 0;
	let number = 0;
	for await (const inspection of data.inspections) {
		for (const finding of inspection.findings) {
			number += 1;
			const row = { number, inspection, finding };
			await ledger.add(ledgerColumns.map((column) => column.cell(row)));
		}
		await rest?.add(inspection);
		done += 1;
		progress({ done, total: data.total });
	}
	await rest?.end(data.head);
	return workbook.end();
}

class AnswerSheets {
	readonly #answers: Table;
	readonly #summary: Table;
	readonly #totals = new SummaryRows();

	constructor(workbook: WorkbookWriter) {
		this.#answers = workbook.table('检查结果', answerColumns);
		this.#summary = workbook.table('汇总', summaryColumns, false);
	}

	async add(inspection: InspectionResult): Promise<void> {
		const titles = new Map(inspection.sections.map((section) => [section.id, section.title]));
		for (const answer of inspection.answers) {
			const row = { inspection, answer, section: titles.get(answer.section) ?? answer.section };
			// Awaited only where there is something to wait for: a promise a row would double the time.
			const waiting = this.#answers.add(answerColumns.map((column) => column.cell(row)));
			if (waiting) await waiting;
		}
		this.#totals.add(inspection);
	}

	async end(head: ResultHead): Promise<void> {
		for (const row of this.#totals.rows(head)) await this.#summary.add(row);
	}
}
