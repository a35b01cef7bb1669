/** 检查结果: one row an item and unit; an item with several values has them in one cell each, joined, and the first as a number. */
import type { Cell } from '../workbook/cell';
import type { ExportColumn } from './ledger-columns';
import type { InspectionResult, ResultAnswer } from './model';
import {
	basisStatusWord,
	photoNames,
	schoolName,
	severityWord,
	stageWord,
	unitKindWord,
	verdictWord
} from './words';

export interface AnswerRow {
	inspection: InspectionResult;
	answer: ResultAnswer;
	/** Title of the answer's section. */
	section: string;
}

const text = (value: string | undefined): Cell => ({ text: value ?? '' });
const column = (
	title: string,
	width: number,
	cell: (row: AnswerRow) => Cell
): ExportColumn<AnswerRow> => ({
	title,
	width,
	cell
});

/** A single value keeps its type; several are spelled out with their labels. */
function valueCell({ answer }: AnswerRow): Cell {
	const [first, ...more] = answer.values;
	if (!first) return text('');
	if (more.length > 0)
		return {
			text: answer.values.map((v) => `${v.label}：${v.value}${v.unit ?? ''}`).join('；'),
			look: 'wrap'
		};
	if (first.type === 'number') return { number: first.value };
	return first.type === 'date' ? { date: first.value } : { text: first.value };
}

export const answerColumns: readonly ExportColumn<AnswerRow>[] = [
	column('县(市、区)', 12, (r) => text(r.inspection.school.county)),
	column('学校', 24, (r) => text(schoolName(r.inspection))),
	column('学段', 12, (r) => text(stageWord(r.inspection.school.stage))),
	column('检查日期', 11, (r) => ({ date: r.inspection.visitDate })),
	column('检查表', 20, (r) =>
		text(`${r.inspection.template.title} ${r.inspection.template.version}`)
	),
	column('类别', 16, (r) => text(r.section)),
	column('编号', 9, (r) => text(r.answer.item)),
	column('检查项', 48, (r) => ({ text: r.answer.text, look: 'wrap' })),
	column('对象', 16, (r) =>
		text(r.answer.unitKind === 'whole' ? unitKindWord.whole : r.answer.unit)
	),
	column('结果', 9, (r) => ({
		text: verdictWord(r.answer),
		...(r.answer.verdict === 'fail' ? { look: 'bad' as const } : {})
	})),
	column('填写值', 14, valueCell),
	column('单位', 7, (r) => text(r.answer.values.length === 1 ? r.answer.values[0]?.unit : '')),
	column('级别', 7, (r) => text(r.answer.severity && severityWord[r.answer.severity])),
	column('判定依据', 36, (r) => ({ text: r.answer.basis, look: 'wrap' })),
	column('依据核实', 12, (r) =>
		text(r.answer.basisStatus && basisStatusWord[r.answer.basisStatus])
	),
	column('判定方式', 9, (r) => text(r.answer.batch ? '批量' : r.answer.byHand ? '人工' : '')),
	column('部位', 14, (r) => text(r.answer.place)),
	column('原因', 18, (r) => text(r.answer.reason)),
	column('备注', 30, (r) => ({ text: r.answer.note ?? '', look: 'wrap' })),
	column('照片', 18, (r) => text(photoNames(r.answer.photos))),
	column('检查人', 12, (r) => text(r.answer.inspector)),
	column('时间', 16, (r) => (r.answer.answeredAt ? { instant: r.answer.answeredAt } : text('')))
];
