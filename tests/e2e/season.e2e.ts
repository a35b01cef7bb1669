/**
 * A whole season in the browser: thirty schools in six counties check themselves, are visited, answer, are rechecked and closed.
 * Six by hand, each with its own story; the others as a colleague's phone brings them. In the end the ledger as a file, cell by
 * cell against the plan.
 */
import { writeFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { expect, test, type Page } from 'playwright/test';
import { COLLEAGUES, idOfSchool, otherPhone } from '../fixtures/season/other-phone';
import {
	byHand,
	byOthers,
	checklist,
	foundThemselves,
	items,
	rosterCsv,
	schools,
	SECTIONS,
	VISIT_DAY,
	type PlannedFinding
} from '../fixtures/season/xianning';
import { choose, takeIn } from './harness/backup-files';
import { download } from './harness/exported';
import { form, openStep, panel, recheck, report, signClosed, writeStep } from './harness/finding';
import { answer, card, decide, enterPractice, seal } from './harness/practice';
import { fillReply, openAlone, saved, savePacket } from './harness/reply-form';

const INSPECTORS = ['样例检查员甲', '样例检查员乙'];
const ANSWERED = '2026-09-12';
const WORDS = '已换阀门，试压不漏';
const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
const school = (one: PlannedFinding) => schools[one.school]!;
const itemOf = (one: PlannedFinding) => items.find(({ id }) => id === one.item)!;

test('from the self-checks to the bureau’s ledger', async ({ page, browser }) => {
	await page.clock.setFixedTime(at('2026-08-20'));
	await enterPractice(page);

	await test.step('the roster and the two checklists come in as files', async () => {
		await page.goto('/schools/import');
		await page.locator('input[type=file]').setInputFiles({
			name: '名册.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(rosterCsv())
		});
		await page.getByRole('button', { name: `导入这 ${schools.length} 所` }).click();
		await expect(page.getByText(`导入好了：新增 ${schools.length} 所`)).toBeVisible();
		for (const kind of ['selfCheck', 'opening'] as const) {
			await page.goto('/templates');
			const path = test.info().outputPath(`${kind}.json`);
			await writeFile(path, JSON.stringify(checklist(kind)));
			await page.locator('input[type=file]').setInputFiles(path);
			await expect(page.getByText(/已导入/)).toBeVisible();
		}
	});

	await test.step('six schools check themselves', async () => {
		for (const { school: number } of byHand) await checkItself(page, number);
	});

	const visits = new Map<number, string>();
	await test.step('six visits, each with one finding', async () => {
		await page.clock.setFixedTime(at(VISIT_DAY));
		for (const planned of byHand) visits.set(planned.school, await visit(page, planned));
	});

	await test.step('what colleagues recorded at the other twenty-four', async () => {
		const buffer = Buffer.from(await (await otherPhone('practice')).arrayBuffer());
		await choose(page, [{ name: '同事.anxiao', buffer }]);
		await takeIn(page);
	});

	await page.clock.setFixedTime(at(ANSWERED));
	await test.step('one school answers in the packet it was handed, is rechecked, and uses it again', async () => {
		const packet = await savePacket(page, visits.get(0) ?? '');
		const alone = await openAlone(browser, packet.path, { now: at(ANSWERED) });
		await fillReply(alone.page, WORDS, { doneOn: ANSWERED });
		const reply = await saved(alone.page, '存成回复文件');
		await alone.page.context().close();
		await page.goto('/replies');
		await page.getByLabel('选择回复文件').setInputFiles(reply.path);
		await page.getByRole('button', { name: '全部收下（1 条）' }).click();
		await expect(page.locator('[data-reply-row]')).toHaveAttribute('data-status', 'taken');

		await openFinding(page, 0);
		await recheck(page, '通过');
		await signClosed(page, '检查员甲（示例）');
		await openStep(page, 'resumeUse');
		await form(page).getByLabel('批准人').fill('样例科长');
		await writeStep(page, '恢复使用');
	});

	await test.step('one is another department’s, one gets more time', async () => {
		await openFinding(page, 5);
		await openStep(page, 'transfer');
		await form(page).getByLabel('移送给').fill('城管部门');
		await form(page).getByLabel('请哪天前答复').fill('2026-09-25');
		await writeStep(page, '移送');
		await expect(panel(page)).toHaveAttribute('data-next', 'department');

		await openFinding(page, 10);
		await openStep(page, 'extend');
		await form(page).getByRole('button', { name: '以督导室身份' }).click();
		await form(page).getByLabel('延到哪天').fill('2026-10-15');
		await form(page).getByLabel('原因').fill('样例：等待采购');
		await form(page).getByLabel('批准人').fill('样例科长');
		await writeStep(page, '延期');
	});

	await test.step('one is late, one is sent back, one is closed from its paper', async () => {
		await openFinding(page, 15);
		await expect(page.locator('[data-flag=overdue]')).toBeVisible();
		await openFinding(page, 20);
		await report(page, '样例：已分开');
		await recheck(page, '退回', '样例：标识还没贴');
		await expect(panel(page)).toHaveAttribute('data-state', 'rectifying');
		await openFinding(page, 25);
		await report(page, '样例：已换灯');
		await recheck(page, '通过');
		await signClosed(page, '检查员甲（示例）');
	});

	await test.step('the ledger holds all of it, cell by cell', async () => {
		await page.goto('/ledger');
		const all = [...byHand, ...byOthers];
		await expect(page.locator('[data-ledger-rows]')).toHaveAttribute(
			'data-ledger-rows',
			String(all.length)
		);
		await page.getByRole('button', { name: '导出', exact: true }).click();
		const book = await download(page, '台账 Excel');
		const [sheet] = await readWorkbook(book.path);
		const [head = [], ...rows] = (sheet?.data ?? []) as unknown[][];
		const actual = rows.map((row) =>
			Object.fromEntries(head.map((title, i) => [String(title), plain(row[i])]))
		);
		// The running number follows the order of the file; everything else is the plan's.
		expect(actual.map((row) => row['序号'])).toEqual(all.map((_, i) => String(i + 1)));
		const key = (row: Record<string, string>): string => `${row['学校名称']} ${row['条目编号']}`;
		const byKey = new Map(actual.map(({ 序号: _number, ...row }) => [key(row), row]));
		expect(byKey.size).toBe(all.length);
		for (const planned of all) {
			const expected = expectedRow(planned);
			expect(byKey.get(key(expected)), key(expected)).toEqual(expected);
		}
	});
});

async function begin(page: Page, number: number, template: string): Promise<void> {
	await page.goto(`/inspections/new?school=${idOfSchool(number)}&template=${template}`);
	const own = template === 'season-self-check';
	for (const [i, name] of (own ? ['样例安全员'] : INSPECTORS).entries())
		await page.getByLabel(`${own ? '自查人' : '检查人员'} ${i + 1}`, { exact: true }).fill(name);
	await page.getByRole('button', { name: own ? /^开始自查/ : /^开始检查/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
}

async function checkItself(page: Page, number: number): Promise<void> {
	await begin(page, number, 'season-self-check');
	const address = page.url();
	const fails = foundThemselves(number);
	for (const { id } of items) await answer(card(page, id), fails.includes(id) ? '不合格' : '合格');
	await seal(page, address);
}

/** Resolves with the address of the sealed visit. */
async function visit(page: Page, planned: PlannedFinding): Promise<string> {
	await begin(page, planned.school, 'season-visit');
	const address = page.url();
	for (const { id } of items) await answer(card(page, id), id === planned.item ? '不合格' : '合格');
	await decide(card(page, planned.item), {
		责任人: '样例总务主任',
		...(planned.item === 'FS-01'
			? { 停用了什么: '样例灶间', 什么时候停的: '2026-08-27T10:00', '通知了谁、几点': '样例校长' }
			: {})
	});
	await seal(page, address);
	return address;
}

/** The one finding of a school of the plan, on its own screen. */
async function openFinding(page: Page, number: number): Promise<void> {
	await page.goto(`/ledger?school=${idOfSchool(number)}`);
	const id = await page.locator('[data-ledger-row]').first().getAttribute('data-ledger-row');
	await page.goto(`/ledger/${id}`);
	await expect(panel(page)).toBeVisible();
}

/** As a person reads the cell: days as days, pictures as being there. */
function plain(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	const text = String(value);
	return /^[\w-]{43}(、[\w-]{43})*$/.test(text) ? `${text.split('、').length} 张` : text;
}

type Row = Record<string, string>;

/** What the plan makes of one finding, column by column, without asking the app. */
function expectedRow(planned: PlannedFinding): Row {
	const hand = byHand.includes(planned);
	const { name, county } = school(planned);
	const item = itemOf(planned);
	const major = item.severity === 'major';
	return {
		'县(市、区)': county,
		学校名称: name,
		学校标识码: '',
		学段: '小学',
		'检查批次(季)': '开学检查',
		检查日期: VISIT_DAY,
		检查组: '',
		检查人: hand ? INSPECTORS[0]! : COLLEAGUES.join('、'),
		类别: SECTIONS[item.section],
		条目编号: item.id,
		'问题(隐患)描述': hand ? item.text : `${name}：${item.text}，不合格`,
		隐患级别: major ? '重大' : '一般',
		判定依据: item.section === 'FS' ? '《学校食品安全与营养健康管理规定》第40条' : '',
		部位: '',
		现场处置: major ? '停用' : '限期',
		整改措施: '',
		责任单位: name,
		责任人: '样例总务主任',
		责任人电话: '',
		'资金(元)': '',
		临时防护与应急预案: '',
		// 重大: three days; 一般: fifteen.
		整改时限: major ? '2026-08-30' : '2026-09-11',
		完成日期: '',
		整改情况: '',
		整改前照片: '',
		整改后照片: '',
		复查日期: '',
		复查人: '',
		复查结论: '',
		销号状态: '未整改',
		逾期天数: '',
		是否反复: '',
		是否普遍性: '否',
		是否移送: '',
		督办级别: '',
		来源: '检查',
		备注: '',
		...(hand ? storyOf(planned) : othersStory(planned))
	};
}

/** What became of those that were led by hand on the twelfth of September. */
function storyOf({ school: number, outcome }: PlannedFinding): Row {
	const rechecked = { 复查日期: ANSWERED, 复查人: '检查员甲（示例）' };
	if (number === 0)
		return {
			...rechecked,
			'资金(元)': '1280.5',
			完成日期: ANSWERED,
			整改情况: `已整改：${WORDS}`,
			整改后照片: '1 张',
			复查结论: '通过',
			销号状态: '已销号',
			备注:
				'停用：样例灶间；停用时间：2026-08-27 10:00；已告知：样例校长；' +
				`恢复使用：${ANSWERED} 10:00，批准人：样例科长`
		};
	if (outcome === 'transferred') return { 销号状态: '整改中', 是否移送: '城管部门' };
	if (outcome === 'extended')
		return {
			整改时限: '2026-10-15',
			备注: '延期至2026-10-15（样例：等待采购，批准人：样例科长）'
		};
	if (outcome === 'overdue') return { 销号状态: '逾期', 逾期天数: '1' };
	if (outcome === 'returned')
		return {
			...rechecked,
			整改情况: '已整改：样例：已分开',
			复查结论: '退回：样例：标识还没贴',
			销号状态: '整改中',
			// Fifteen days from the recheck, as the form proposes.
			整改时限: '2026-09-27'
		};
	return {
		...rechecked,
		整改情况: '已整改：样例：已换灯',
		复查结论: '通过',
		销号状态: '已销号'
	};
}

/** What colleagues had recorded by then. */
function othersStory({ outcome }: PlannedFinding): Row {
	const reported = { 完成日期: '2026-09-03', 整改情况: '已整改：样例：已整改' };
	const rechecked = { ...reported, 复查日期: '2026-09-08', 复查人: COLLEAGUES[0]! };
	if (outcome === 'closed') return { ...rechecked, 复查结论: '通过', 销号状态: '已销号' };
	if (outcome === 'reported') return { ...reported, 销号状态: '待复查' };
	if (outcome === 'returned')
		return {
			...rechecked,
			复查结论: '退回：样例：还差一处',
			销号状态: '整改中',
			整改时限: '2026-09-30'
		};
	return { 销号状态: '逾期', 逾期天数: '1' };
}
