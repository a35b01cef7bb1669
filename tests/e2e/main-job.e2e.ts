import { readFileSync } from 'node:fs';
import readWorkbook from 'read-excel-file/node';
import { expect, test, type Locator, type Page } from 'playwright/test';
import * as z from 'zod';
import { download, unzip } from './harness/exported';
import { offlineReady } from './harness/offline-ready';
import { addPhoto, answer, card, decide, INSPECTORS, PRIMARY, seal, sum } from './harness/practice';
import { nodeRelease } from './harness/releases';
import { StaticHost } from './harness/static-host';

/** The fourteen domains, as the checklist orders them. */
const DOMAINS = 'FS MK BU BUS SEC FIRE BLD HY DM WC MH ED OP RT'.split(' ');

/** A dozen failures over the domains, each with a photo and words of its own. */
const FAILURES = {
	'FS-11': '库房有 3 袋过期面粉，与在用面粉混放。',
	'FS-16': '生熟刀板混用',
	'FS-23': '餐具保洁柜门敞开',
	'MK-11': '校门口小店有三无辣条',
	'BUS-15': '二号车安全锤少一把',
	'SEC-08': '=cmd()门卫登记簿缺 3 天',
	'FIRE-05': '二楼安全出口上锁',
	'FIRE-11': '应急灯不亮',
	'BLD-11': '<b>教学楼</b>东侧墙皮脱落',
	'HY-01': '饮水机滤芯过期',
	'WC-09': '+1 楼厕所地面湿滑',
	'OP-02': '值班表没有上墙'
};

/** Columns of the 整改台账 as bureaus keep it (domain reference C4). */
const LEDGER =
	`序号 县(市、区) 学校名称 学校标识码 学段 检查批次(季) 检查日期 检查组 检查人 类别 条目编号 问题(隐患)描述
	隐患级别 判定依据 部位 现场处置 整改措施 责任单位 责任人 责任人电话 资金(元) 临时防护与应急预案 整改时限 完成日期
	整改情况 整改前照片 整改后照片 复查日期 复查人 复查结论 销号状态 逾期天数 是否反复 是否普遍性 是否移送 督办级别
	来源 备注`.split(/\s+/);

test.use({ serviceWorkers: 'allow' });

/** Passes what is left of each section together; 重大 and measured items stay open. */
async function passTheRest(page: Page): Promise<void> {
	for (const section of await page.locator('[data-section]').all()) {
		const rest = section.getByRole('button', { name: /项一并合格/ });
		if ((await rest.count()) === 0) continue;
		await rest.click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('button', { name: /项合格$/ }).click();
		await expect(dialog).toHaveCount(0);
		await expect(rest).toHaveCount(0);
	}
}

/** How many of a section are answered, from its heading. */
const answeredIn = async (section: Locator): Promise<number> =>
	Number((await section.locator('h2 span').textContent())?.split('/')[0]);

test('from the school gate to ledger and paper, with no network and no host', async ({
	page,
	context
}) => {
	const host = new StaticHost(nodeRelease());
	await host.start();

	await test.step('first start: one tap, and the network may go', async () => {
		await page.goto(host.address);
		await page.getByRole('button', { name: /试一试/ }).click();
		await expect(page.getByRole('link', { name: '新建检查' })).toBeVisible();
		await expect(page.getByText('练习：示例学校')).toBeVisible();
		const { cached, total } = await offlineReady(page);
		expect(cached).toBe(total);
		await context.setOffline(true);
		await host.stop();
	});

	await test.step('at the gate: boarders since this season, so the roster learns it', async () => {
		await page.goto(`${host.address}/schools`);
		await page.getByRole('searchbox').fill('xyh');
		await page.getByRole('link', { name: PRIMARY }).click();
		const boarding = page.locator('[data-fact=boarding]');
		await boarding.getByRole('button', { name: '改寄宿' }).click();
		await boarding.getByRole('radio', { name: '有', exact: true }).click();
		await expect(boarding.locator('.value')).toHaveText('有');
	});

	await test.step('start: school, checklist, inspectors, a building added on the spot', async () => {
		await page.getByRole('link', { name: '在这里检查' }).click();
		await expect(page.getByRole('button', { name: '换一所' })).toBeVisible();
		await expect(page.getByText(PRIMARY)).toBeVisible();
		const picker = page.getByRole('combobox', { name: '检查表' });
		await picker.selectOption({ label: '开学检查（全面版） · 2026.3' });
		await page.getByLabel('加楼栋').fill('1 号宿舍楼');
		await page.getByLabel('加楼栋').press('Enter');
		await expect(page.getByText('1 号宿舍楼')).toBeVisible();
		const begin = page.getByRole('button', { name: /^开始检查/ });
		await expect(begin).toHaveCount(0);
		for (const [i, name] of INSPECTORS.entries())
			await page.getByLabel(`检查人员 ${i + 1}`, { exact: true }).fill(name);
		await expect(begin).toHaveText(/\d{3}/);
		await begin.click();
		await expect(page.locator('[data-ready]')).toBeVisible();
	});

	const address = page.url();
	const { due } = await sum(page);
	await test.step('all fourteen domains are there; each bus is answered for by itself', async () => {
		expect(due).toBeGreaterThan(300);
		const ids = await page
			.locator('[data-section]')
			.evaluateAll((all) => all.map((section) => section.getAttribute('data-section')));
		expect(ids).toEqual(DOMAINS);
		await expect(page.locator('[data-item="BUS-15"]')).toHaveCount(3);
		await expect(card(page, 'DM-10')).toContainText('1 号宿舍楼');
	});

	await test.step('fill: a dozen failures with photos', async () => {
		for (const [item, words] of Object.entries(FAILURES)) {
			const target =
				item === 'BUS-15' ? page.locator('[data-item="BUS-15"]').nth(1) : card(page, item);
			await answer(target, '不合格');
			await addPhoto(page, target, item);
			await target.getByLabel('问题描述').fill(words);
		}
		const flour = card(page, 'FS-11');
		await flour.getByLabel('部位').fill('食堂库房');
		await flour.getByLabel('停用了什么').fill('3 袋面粉，当场封存');
		await flour.getByLabel('什么时候停的').fill('2026-09-01T10:15');
		await flour.getByLabel('通知了谁、几点').fill('校长，10:20');
		await flour.getByLabel('责任人').fill('校长');
		await flour.getByLabel('整改措施').fill('清出并登记，每周查库');
		await flour.getByLabel('整改期限').fill('2030-01-15');
		await flour.getByLabel('整改期限').blur();
	});

	await test.step('fill: a number judges by itself; where pupils were hurt nobody is photographed', async () => {
		const heat = card(page, 'FS-17').getByRole('textbox').first();
		await heat.fill('65.5');
		await expect(card(page, 'FS-17').getByText('判为不合格')).toBeVisible();
		await heat.press('Enter');
		await expect(card(page, 'FS-17')).toHaveAttribute('data-verdict', 'fail');
		await expect(card(page, 'FS-17')).toHaveAttribute('data-saved', 'yes');
		await answer(card(page, 'BU-16'), '不合格');
		for (const item of ['BU-16', 'FIRE-05', 'WC-09'])
			await decide(card(page, item), { 责任人: '总务主任' });
		await expect(card(page, 'BU-16').locator('input[type=file]')).toHaveCount(0);
		await answer(card(page, 'MH-20'), '不适用');
		await card(page, 'MH-20').getByRole('button', { name: '本校没有' }).click();
	});

	await test.step('fill: the rest of each domain is passed together, never what is 重大 or measured', async () => {
		await passTheRest(page);
		for (const item of ['FIRE-06', 'FS-21'])
			await expect(card(page, item)).toHaveAttribute('data-verdict', 'notChecked');
		for (const section of await page.locator('[data-section]').all())
			expect(await answeredIn(section)).toBeGreaterThan(0);
		await expect(page.locator('[data-saved="no"], [data-saved="failed"]')).toHaveCount(0);
	});

	const failed = Object.keys(FAILURES).length + 2;
	const totals = await sum(page);
	await test.step('the sum adds up and survives a reload', async () => {
		expect(totals.不合格).toBe(failed);
		expect(totals.不适用).toBe(1);
		expect(totals.合格 + totals.不合格 + totals.不适用 + totals.未查).toBe(due);
		await page.reload();
		await expect(page.locator('[data-ready]')).toBeVisible();
		expect(await sum(page)).toEqual(totals);
		await expect(card(page, 'FS-11').getByLabel('通知了谁、几点')).toHaveValue('校长，10:20');
	});

	await test.step('review and finish: what is missing is put right, then sealed', async () => {
		await page.goto(`${address}/review`);
		await expect(page.locator('[data-sum]')).toHaveText(
			`应查 ${due} = ${totals.合格} + ${totals.不合格} + ${totals.不适用} + ${totals.未查}`
		);
		await expect(page.locator('[data-finding]')).toHaveCount(failed);
		await seal(page, address);
	});

	await test.step('the ledger in Excel: names, columns, a row for each failure, nothing that runs', async () => {
		const book = await download(page, 'Excel（台账、结果、汇总）');
		expect(book.name).toMatch(/^安全检查_向阳湖示例小学_\d{4}-\d{2}-\d{2}\.xlsx$/);
		const sheets = await readWorkbook(book.path);
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['整改台账', '检查结果', '汇总']);
		const [head = [], ...rows] = sheets[0]?.data ?? [];
		expect(head).toEqual(LEDGER);
		expect(rows).toHaveLength(failed);
		const cell = (row: readonly unknown[], title: string) => row[LEDGER.indexOf(title)];
		const byItem = new Map(rows.map((row) => [cell(row, '条目编号'), row]));
		for (const [item, words] of Object.entries(FAILURES)) {
			const row = byItem.get(item) ?? [];
			expect(cell(row, '问题(隐患)描述'), item).toContain(words);
			expect(String(cell(row, '整改前照片')), item).toMatch(/^[\w-]{43}/);
			expect(cell(row, '学校名称'), item).toBe(PRIMARY);
		}
		const flour = byItem.get('FS-11') ?? [];
		expect(cell(flour, '隐患级别')).toBe('重大');
		expect(cell(flour, '部位')).toBe('食堂库房');
		expect(cell(flour, '现场处置')).toBe('停用');
		expect(cell(flour, '整改措施')).toBe('清出并登记，每周查库');
		expect(cell(flour, '责任人')).toBe('校长');
		expect(cell(flour, '整改时限')).toEqual(new Date('2030-01-15'));
		expect(cell(flour, '备注')).toContain('校长，10:20');
		expect(cell(byItem.get('BUS-15') ?? [], '部位')).toBe('鄂L·示例2');
		expect(sheets[1]?.data).toHaveLength(due + 1);
		expect(JSON.stringify(sheets[2]?.data)).toContain('编造的示例学校');

		const parts = await unzip(book.bytes);
		expect(parts.get('xl/sharedStrings.xml')).toContain('=cmd()门卫登记簿缺 3 天');
		for (const [name, part] of parts) expect(/<(\w+:)?f[\s>/]/.test(part), name).toBe(false);
	});

	await test.step('the ledger as CSV: a mark for Excel, and no cell that begins a formula', async () => {
		const { bytes } = await download(page, '台账 CSV');
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const lines = bytes.subarray(3).toString('utf8').trimEnd().split('\r\n');
		expect(lines[0]).toBe(LEDGER.join(','));
		expect(lines).toHaveLength(failed + 1);
		const guarded = bytes.toString('utf8');
		expect(guarded).toContain(",'=cmd()门卫登记簿缺 3 天,");
		expect(guarded).toContain(",'+1 楼厕所地面湿滑,");
	});

	await test.step('JSON: as its published schema says', async () => {
		const { bytes } = await download(page, 'JSON');
		const results = JSON.parse(bytes.toString('utf8'));
		const schema = JSON.parse(readFileSync('static/schema/results.schema.json', 'utf8'));
		expect(z.fromJSONSchema(schema).safeParse(results).error).toBeUndefined();
		expect(results.inspections).toHaveLength(1);
		const [inspection] = results.inspections;
		expect(inspection.totals.due).toBe(due);
		expect(inspection.answers).toHaveLength(due);
		expect(inspection.findings).toHaveLength(failed);
		expect(inspection.state).toBe('sealed');
	});

	await test.step('paper: the record, its findings with photos, room for signatures', async () => {
		await page.goto(`${address}/print`);
		const paper = page.locator('article');
		await expect(paper.locator('img')).toHaveCount(Object.keys(FAILURES).length);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('button', { name: '打印' })).toHaveCount(0);
		await expect(paper).toContainText('学校安全检查记录表');
		await expect(paper).toContainText('示例学校，仅供练习');
		await expect(paper).toContainText(`应查 ${due} = 合格 ${totals.合格} + 不合格 ${failed}`);
		for (const words of Object.values(FAILURES)) await expect(paper).toContainText(words);
		await expect(paper).toContainText('检查人员（签字）');
		await expect(paper).toContainText('封存校验值');
		const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.startsWith('%PDF-')).toBe(true);
		expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
		// A4 in points, as the page's own rule says.
		expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]\S* 84[12]/);
	});
});
