/** 整改台账: the columns that bureaus use, in their order and with their headers (domain reference C4). */
import type { Cell } from '../workbook/cell';
import type { SheetColumn } from '../workbook/sheet';
import type { InspectionResult, ResultFinding } from './model';
import {
	handlingWord,
	kindWord,
	ledgerState,
	photoNames,
	schoolName,
	severityWord,
	sourceWord,
	stageWord,
	supervisionWord
} from './words';

export interface LedgerRow {
	/** From 1, over the whole file. */
	number: number;
	inspection: InspectionResult;
	finding: ResultFinding;
}
export interface ExportColumn<Row> extends SheetColumn {
	cell: (row: Row) => Cell;
}

const text = (value: string | undefined): Cell => (value ? { text: value } : { text: '' });
const long = (value: string | undefined): Cell => ({ text: value ?? '', look: 'wrap' });
const date = (value: string | undefined): Cell => (value ? { date: value } : { text: '' });
const column = (
	title: string,
	width: number,
	cell: (row: LedgerRow) => Cell
): ExportColumn<LedgerRow> => ({
	title,
	width,
	cell
});

/** The school's own words have no column in the bureau's ledger, and must not be left out of it. */
const remarks = ({ note, statement, lateStatement }: ResultFinding): string =>
	[
		note,
		statement && `学校陈述、申辩：${statement}`,
		lateStatement && `定稿后补充，学校陈述、申辩：${lateStatement}`
	]
		.filter(Boolean)
		.join('；');

export const ledgerColumns: readonly ExportColumn<LedgerRow>[] = [
	column('序号', 6, (r) => ({ number: r.number })),
	column('县(市、区)', 12, (r) => text(r.inspection.school.county)),
	column('学校名称', 26, (r) => text(schoolName(r.inspection))),
	column('学校标识码', 13, (r) => text(r.inspection.school.code)),
	column('学段', 12, (r) => text(stageWord(r.inspection.school.stage))),
	column('检查批次(季)', 16, (r) => text(r.inspection.campaign ?? kindWord[r.inspection.kind])),
	column('检查日期', 11, (r) => date(r.inspection.visitDate)),
	column('检查组', 12, (r) => text(r.inspection.team)),
	column('检查人', 16, (r) => text(r.finding.foundBy ?? r.inspection.inspectors.join('、'))),
	column('类别', 16, (r) => text(r.finding.section)),
	column('条目编号', 10, (r) => text(r.finding.item)),
	column('问题(隐患)描述', 48, (r) => long(r.finding.description)),
	column('隐患级别', 9, (r) => ({
		text: severityWord[r.finding.severity],
		...(r.finding.severity === 'major' ? { look: 'bad' as const } : {})
	})),
	column('判定依据', 40, (r) => long(r.finding.basis)),
	column('部位', 18, (r) => text([r.finding.unit, r.finding.place].filter(Boolean).join(' · '))),
	column('现场处置', 10, (r) => text(handlingWord(r.finding.handling))),
	column('整改措施', 30, (r) => long(r.finding.measure)),
	column('责任单位', 20, (r) => text(r.finding.ownerUnit)),
	column('责任人', 10, (r) => text(r.finding.owner)),
	column('责任人电话', 14, (r) => text(r.finding.phone)),
	column('资金(元)', 10, (r) => (r.finding.money ? { number: r.finding.money } : text(''))),
	column('临时防护与应急预案', 24, (r) => long(r.finding.protection)),
	column('整改时限', 11, (r) => date(r.finding.deadline)),
	column('完成日期', 11, (r) => date(r.finding.completed)),
	column('整改情况', 24, (r) => long(r.finding.progress)),
	column('整改前照片', 18, (r) => text(photoNames(r.finding.photosBefore))),
	column('整改后照片', 18, (r) => text(photoNames(r.finding.photosAfter))),
	column('复查日期', 11, (r) => date(r.finding.recheckDate)),
	column('复查人', 10, (r) => text(r.finding.rechecker)),
	column('复查结论', 14, (r) => text(r.finding.recheckResult)),
	column('销号状态', 10, (r) => text(ledgerState(r.finding))),
	column('逾期天数', 9, (r) =>
		r.finding.overdueDays === undefined ? text('') : { number: r.finding.overdueDays }
	),
	column('是否反复', 11, (r) => date(r.finding.recurringFrom)),
	column('是否普遍性', 10, (r) =>
		text(r.finding.systemic === undefined ? '' : r.finding.systemic ? '是' : '否')
	),
	column('是否移送', 14, (r) => text(r.finding.transferredTo)),
	column('督办级别', 9, (r) =>
		text(r.finding.supervision && supervisionWord[r.finding.supervision])
	),
	column('来源', 8, (r) => text(sourceWord[r.finding.source])),
	column('备注', 24, (r) => long(remarks(r.finding)))
];
