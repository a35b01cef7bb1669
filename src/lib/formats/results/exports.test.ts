import { expect, describe, test } from 'vitest';
import readWorkbook from 'read-excel-file/universal';
import { resultsCsv } from '../csv/results-csv';
import { resultsJson } from '../json/results-json';
import { inspectionWorkbook } from '../workbook/inspection-workbook';
import { WorkbookWriter } from '../workbook/write-workbook';
import { readZipDirectory } from '../zip/read-directory';
import { ledgerColumns } from './ledger-columns';
import { Results, type InspectionResult, type ResultAnswer, type ResultSet } from './model';

const answer = (changes: Partial<ResultAnswer>): ResultAnswer => ({
	section: 'FS',
	item: 'FS-21',
	text: '留样不少于 125 克吗？',
	unit: 'whole',
	unitKind: 'whole',
	values: [],
	basis: '《学校食品安全与营养健康管理规定》',
	photos: [],
	...changes
});
const totals = { due: 4, pass: 1, fail: 1, notApplicable: 1, notChecked: 1, excluded: 2 };
const inspection: InspectionResult = {
	id: 'i1',
	kind: 'opening',
	school: {
		id: 's1',
		name: '=cmd()示例小学',
		code: '2142990101',
		area: '421202',
		county: '咸安区',
		stage: 'primary',
		sample: true
	},
	template: { id: 'full', version: '2026.1', title: '开学检查', hash: 'h' },
	visitDate: '2026-09-01',
	inspectors: ['检查员甲（示例）'],
	state: 'sealed',
	totals,
	score: { pass: 1, of: 2, percent: '50.0' },
	sections: [{ id: 'FS', title: '食品安全', totals }],
	answers: [
		answer({
			verdict: 'fail',
			values: [{ label: '留样量', value: '100', type: 'number', unit: '克' }],
			note: '一\n=2+3 <b>&\u0007_x0041_',
			answeredAt: '2026-09-01T01:30:00Z'
		}),
		answer({
			item: 'FS-02',
			verdict: 'pass',
			values: [{ label: '有效期', value: '2027-01-31', type: 'date' }]
		}),
		answer({ item: 'FS-03', verdict: 'notApplicable', reason: '无' }),
		answer({ item: 'FS-04', note: '长'.repeat(50_000) })
	],
	findings: [
		{
			id: 'f1',
			section: '食品安全',
			item: 'FS-21',
			description: '留样 100 克',
			severity: 'major',
			basis: '',
			photosBefore: [],
			photosAfter: [],
			state: 'open',
			source: 'visit',
			deadline: '2026-09-04',
			money: '1200.50'
		}
	]
};
const set = (inspections: InspectionResult[] = [inspection]): ResultSet => ({
	head: {
		format: 'anxiao-results/1',
		exportedAt: '2026-09-01T08:00:00Z',
		app: { name: '安校', version: '0.1.0' }
	},
	inspections,
	total: inspections.length
});
type Sheet = { sheet: string; data: unknown[][] };
const sheetsOf = async (blob: Blob) => (await readWorkbook(blob)) as unknown as Sheet[];

describe('the workbook', () => {
	test('holds ledger, answers and summary as another reader sees them', async () => {
		const sheets = await sheetsOf(await inspectionWorkbook(set()));
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['整改台账', '检查结果', '汇总']);
		const [ledger, answers, summary] = sheets.map(({ data }) => data);
		const cell = (table: unknown[][], row: number, title: string) =>
			table[row]?.[table[0]!.indexOf(title)];
		expect(ledger![0]).toHaveLength(38);
		expect(cell(ledger!, 1, '学校名称')).toBe('=cmd()示例小学');
		expect(cell(ledger!, 1, '学校标识码')).toBe('2142990101');
		expect(cell(ledger!, 1, '资金(元)')).toBe(1200.5);
		expect(cell(ledger!, 1, '整改时限')).toEqual(new Date('2026-09-04T00:00:00Z'));
		expect(cell(ledger!, 1, '隐患级别')).toBe('重大');
		expect(cell(answers!, 1, '填写值')).toBe(100);
		expect(cell(answers!, 1, '单位')).toBe('克');
		expect(cell(answers!, 1, '备注')).toBe('一\n=2+3 <b>&\u0007_x0041_');
		expect(cell(answers!, 1, '时间')).toEqual(new Date('2026-09-01T09:30:00Z'));
		expect(cell(answers!, 2, '填写值')).toEqual(new Date('2027-01-31T00:00:00Z'));
		expect(answers!.slice(1).map((row) => row[answers![0]!.indexOf('结果')])).toEqual([
			'不合格',
			'合格',
			'不适用',
			'未查'
		]);
		const sum = summary!.find((row) => row[0] === '合计')!;
		expect(sum.slice(4, 12)).toEqual([4, 1, 1, 1, 1, 2, 50, '1 ÷ 2']);
	});

	test('cuts a text that no cell can hold and says so', async () => {
		const [, answers] = await sheetsOf(await inspectionWorkbook(set()));
		const note = String(answers!.data[4]![answers!.data[0]!.indexOf('备注')]);
		expect(note).toHaveLength(32_767);
		expect(note.endsWith('（过长，全文见 JSON 导出）')).toBe(true);
	});

	test('writes no formula and gives the same bytes for the same results', async () => {
		const bytes = async () => new Uint8Array(await (await inspectionWorkbook(set())).arrayBuffer());
		const once = await bytes();
		expect(once).toEqual(await bytes());
		const directory = readZipDirectory(once);
		expect(directory.ok && directory.value.some(({ name }) => name === 'xl/styles.xml')).toBe(true);
	});

	test('goes on on another sheet where one is full', async () => {
		const writer = new WorkbookWriter();
		const table = writer.table('表', [{ title: '列', width: 9 }], true, 3);
		for (const text of ['一', '二', '三']) await table.add([{ text }]);
		const sheets = await sheetsOf(await writer.end());
		expect(sheets).toEqual([
			{ sheet: '表', data: [['列'], ['一'], ['二']] },
			{ sheet: '表 2', data: [['列'], ['三']] }
		]);
	});

	test('of no inspection still opens', async () => {
		const [ledger] = await sheetsOf(await inspectionWorkbook(set([])));
		expect(ledger!.data).toHaveLength(1);
	});
});

test('CSV has a mark, CRLF and no cell that runs', async () => {
	const bytes = new Uint8Array(await (await resultsCsv(set(), 'answers')).arrayBuffer());
	expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const text = new TextDecoder().decode(bytes);
	expect(text.split('\r\n')[0]).toContain('县(市、区),学校,学段');
	expect(text).toContain(",'=cmd()示例小学,");
	expect(text).toContain("一\n'=2+3");
	expect(text).toContain('2026-09-01 09:30');
});

test('JSON is what its schema says, and complete', async () => {
	const json: unknown = JSON.parse(await (await resultsJson(set([inspection, inspection]))).text());
	const parsed = Results.parse(json);
	expect(parsed.inspections).toEqual([inspection, inspection]);
});

test('what the school says stands among the remarks of its finding', () => {
	const [inspection] = set().inspections as InspectionResult[];
	if (!inspection?.findings[0]) throw new Error('nothing was found');
	const finding = {
		...inspection.findings[0],
		note: '已告知',
		statement: '当天在搬迁',
		lateStatement: '已清走'
	};
	const remarks = ledgerColumns.find(({ title }) => title === '备注');
	expect(remarks?.cell({ number: 1, inspection, finding })).toMatchObject({
		text: '已告知；学校陈述、申辩：当天在搬迁；定稿后补充，学校陈述、申辩：已清走'
	});
});
