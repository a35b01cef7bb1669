/** 汇总: the sum that adds up, the score with its denominator, by section and by inspection. */
import type { Cell } from '../workbook/cell';
import type { SheetColumn } from '../workbook/sheet';
import type { InspectionResult, ResultHead, ResultTotals } from './model';
import { schoolName, stateWord } from './words';

export const summaryColumns: readonly SheetColumn[] = [
	30, 12, 12, 11, 9, 9, 9, 9, 9, 11, 11, 14, 14
].map((width) => ({ title: '', width }));

const none: ResultTotals = {
	due: 0,
	pass: 0,
	fail: 0,
	notApplicable: 0,
	notChecked: 0,
	excluded: 0
};
const add = (a: ResultTotals, b: ResultTotals): ResultTotals => ({
	due: a.due + b.due,
	pass: a.pass + b.pass,
	fail: a.fail + b.fail,
	notApplicable: a.notApplicable + b.notApplicable,
	notChecked: a.notChecked + b.notChecked,
	excluded: a.excluded + b.excluded
});

/** In percent with one decimal, rounded half up on whole numbers so that no binary fraction tips it. */
const percentOf = (pass: number, of: number): string | undefined =>
	of === 0 ? undefined : (Math.floor((pass * 2000 + of) / (of * 2)) / 10).toFixed(1);

function figures(totals: ResultTotals): Cell[] {
	const judged = totals.pass + totals.fail;
	const percent = percentOf(totals.pass, judged);
	return [
		{ number: totals.due },
		{ number: totals.pass },
		{ number: totals.fail },
		{ number: totals.notApplicable },
		{ number: totals.notChecked },
		{ number: totals.excluded },
		percent === undefined ? { text: '—' } : { number: percent, look: 'percent' },
		{ text: judged === 0 ? '尚无判定' : `${totals.pass} ÷ ${judged}` }
	];
}
const heads = (...titles: string[]): Cell[] => titles.map((text) => ({ text, look: 'head' }));
const figureHeads = [
	'应查',
	'合格',
	'不合格',
	'不适用',
	'未查',
	'不在应查内',
	'合格率',
	'合格÷(合格+不合格)'
];

/** Takes inspections one by one; holds a line of each, not its answers. */
export class SummaryRows {
	#inspections = 0;
	#all = none;
	#general = 0;
	#major = 0;
	#samples = false;
	readonly #sections = new Map<string, { title: string; totals: ResultTotals }>();
	readonly #lines: Cell[][] = [];

	add(inspection: InspectionResult): void {
		this.#inspections += 1;
		this.#all = add(this.#all, inspection.totals);
		this.#samples ||= inspection.school.sample ?? false;
		for (const { id, title, totals } of inspection.sections) {
			const held = this.#sections.get(id);
			this.#sections.set(id, { title, totals: add(held?.totals ?? none, totals) });
		}
		const standing = inspection.findings.filter((finding) => finding.state !== 'withdrawn');
		const major = standing.filter((finding) => finding.severity === 'major').length;
		this.#major += major;
		this.#general += standing.length - major;
		this.#lines.push([
			{ text: schoolName(inspection) },
			{ text: inspection.school.county },
			{ date: inspection.visitDate },
			{ text: stateWord[inspection.state] },
			...figures(inspection.totals),
			{ text: `${standing.length}（重大 ${major}）` }
		]);
	}

	*rows(head: ResultHead): Iterable<Cell[]> {
		yield [{ text: '检查汇总', look: 'title' }];
		if (this.#samples) yield [{ text: '含编造的示例学校，不是真实检查数据', look: 'bad' }];
		yield [{ text: '导出时间' }, { instant: head.exportedAt }];
		yield [{ text: '检查记录' }, { number: this.#inspections }];
		yield [
			{ text: '问题' },
			{ number: this.#general + this.#major },
			{ text: '其中重大' },
			{ number: this.#major },
			{ text: '一般' },
			{ number: this.#general }
		];
		yield [{ text: '应查 = 合格 + 不合格 + 不适用 + 未查；不在应查内的因学校情况不适用，另列' }];
		yield [];
		yield heads('类别', '', '', '', ...figureHeads);
		for (const { title, totals } of this.#sections.values())
			yield [{ text: title }, undefined, undefined, undefined, ...figures(totals)];
		yield [{ text: '合计' }, undefined, undefined, undefined, ...figures(this.#all)];
		yield [];
		yield heads('学校', '县(市、区)', '检查日期', '状态', ...figureHeads, '问题');
		yield* this.#lines;
	}
}
