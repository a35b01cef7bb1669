/** 签字: the inspectors' and the school's, what the school may do with the phone in its hand, and what changes afterwards. */
import { expect, test, type Page } from 'playwright/test';
import { answer, begin, card, INSPECTORS, seal } from './harness/practice';
import {
	draw,
	giveAway,
	isHandwriting,
	school,
	signer,
	signInspector,
	signSchool,
	state,
	takeBack,
	visitWithFinding
} from './harness/signing';
import { storedEvents } from './harness/stored';

const [FIRST = '', SECOND = ''] = INSPECTORS;
const PRINCIPAL = '王校长（示例）';

let address: string;

/** One serious finding with photo and owner: nothing stands in the way of the seal. */
test.beforeEach(async ({ page }) => {
	address = await visitWithFinding(page);
});

const toSign = (page: Page) => page.goto(`${address}/sign`);

test('inspectors and school sign; name, duty, time and hand stand on the screen and on the paper', async ({
	page
}) => {
	await toSign(page);
	await expect(page.locator('[data-state=missing]')).toHaveCount(3);
	await signInspector(page, FIRST, '组长');
	await signInspector(page, SECOND, '组员');
	const code = await giveAway(page);
	const finding = page.locator('[data-finding]');
	await expect(finding).toContainText('二楼安全出口上锁');
	await expect(finding.locator('img')).toBeVisible();
	await finding.getByLabel('学校的陈述、申辩').fill('门卫已当场开锁，钥匙改由值班老师带');
	await signSchool(page, PRINCIPAL);
	await expect(finding).toContainText('门卫已当场开锁');
	await takeBack(page, code);

	const hands = [
		[FIRST, '组长'],
		[SECOND, '组员'],
		[PRINCIPAL, '校长']
	] as const;
	for (const [name, duty] of hands) {
		const one = signer(page, name);
		await expect(one).toContainText('已签');
		await expect(one).toContainText(new RegExp(`${duty} · .*\\d{2}:\\d{2}`));
		expect(await isHandwriting(one.getByRole('img', { name: `${name} 的签字` }))).toBe(true);
	}
	// It is sealed on one screen, to which the leaving gate leads also where nobody's hand is missing.
	await page.goto(`${address}/review`);
	await page.getByRole('link', { name: /^封存 · / }).click();
	await page.getByRole('button', { name: '封存', exact: true }).click();
	await expect(page.getByText('数值不再变动')).toBeVisible();

	await page.goto(`${address}/print`);
	await page.emulateMedia({ media: 'print' });
	const paper = page.locator('article');
	for (const [name, duty] of hands) {
		await expect(paper).toContainText(`${name}（${duty}）`);
		expect(await isHandwriting(paper.getByRole('img', { name: `${name} 的签字` }))).toBe(true);
	}
	// The first of two tables that name it: problems come before answers.
	const row = paper.getByRole('row').filter({ hasText: '二楼安全出口上锁' }).first();
	await expect(row).toContainText('学校陈述、申辩：门卫已当场开锁');
	const [sealed] = (await storedEvents(page)).filter(({ header }) =>
		header.type.includes('sealed')
	);
	await expect(paper).toContainText(String((sealed?.body?.payload as { root: string }).root));
	await expect(paper.getByText('（签字）：')).toHaveCount(0);
});

test('without any signature the paper has room for them, and the words of the school all the same', async ({
	page
}) => {
	await toSign(page);
	const code = await giveAway(page);
	await state(page, '=1+1<b>锁是消防要求</b>');
	await takeBack(page, code);
	await expect(page.locator('[data-state=missing]')).toHaveCount(3);
	await page.goto(`${address}/print`);
	await expect(page.locator('article')).toContainText('学校陈述、申辩：=1+1<b>锁是消防要求</b>');
	await expect(page.getByText('检查人员（签字）：')).toBeVisible();
	await expect(page.getByText('学校负责人（签字）：')).toBeVisible();
});

test('in the school’s hand only the findings open, by no address, reload, way back or other tab', async ({
	page,
	context
}) => {
	const other = await context.newPage();
	await other.goto(address);
	await expect(other.locator('[data-ready]')).toBeVisible();
	await toSign(page);
	const code = await giveAway(page);
	const onlyThis = async (tab: Page): Promise<void> => {
		await expect(tab).toHaveURL(`${address}/hand-over`);
		await expect(tab.locator('[data-hand-over]')).toBeVisible();
		await expect(tab.locator('[data-item], [data-signer], nav')).toHaveCount(0);
		await expect(tab.getByText('练习：示例学校')).toBeVisible();
		await expect(tab.getByRole('button', { name: '退出' })).toHaveCount(0);
	};
	await onlyThis(page);
	// A tab that was filling meanwhile takes no answer any more.
	await onlyThis(other);
	const ways = ['', '/review', '/sign', '/print', '/photos', '/correct'].map((at) => address + at);
	for (const way of [...ways, '/', '/settings', '/schools', '/verify', '/storage/backup']) {
		await page.goto(way);
		await onlyThis(page);
	}
	await page.reload();
	await onlyThis(page);
	await page.goBack();
	await onlyThis(page);
	await other.goto('/inspections');
	await onlyThis(other);

	await page.getByRole('button', { name: '检查人员取回' }).click();
	const wrong = code === '0000' ? '1111' : '0000';
	await page.getByLabel('取回码').fill(wrong);
	await page.getByRole('button', { name: '检查人员取回' }).click();
	await expect(page.getByText('不对，请看清再输')).toBeVisible();
	await onlyThis(page);
	await page.getByLabel('取回码').fill(code);
	await page.getByRole('button', { name: '检查人员取回' }).click();
	for (const tab of [page, other]) await expect(tab.locator('[data-signer]')).toHaveCount(3);
	await page.goto('/settings');
	await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
});

test('the school’s hand reaches no other inspection by its address', async ({ page }) => {
	const another = await begin(page, 'monthly');
	await toSign(page);
	await giveAway(page);
	await page.goto(`${another}/hand-over`);
	await expect(page).toHaveURL(`${address}/hand-over`);
	await expect(page.locator('[data-finding]')).toContainText('二楼安全出口上锁');
});

test('a refusal stands with its reason and the hand of its witness on the screen and on the paper', async ({
	page
}) => {
	await toSign(page);
	const code = await giveAway(page);
	await page.getByRole('button', { name: '不签字' }).click();
	const done = page.getByRole('button', { name: '记下不签字' });
	await expect(done).toBeDisabled();
	await page.getByLabel('姓名', { exact: true }).fill(PRINCIPAL);
	await page.getByLabel('不签字的原因').fill('对安全出口一项有异议');
	await page.getByLabel('见证人姓名').fill('李书记（示例）');
	await draw(page);
	await done.click();
	await expect(page.getByText('已记下不签字和原因')).toBeVisible();
	await takeBack(page, code);
	await expect(school(page)).toHaveAttribute('data-state', 'refused');
	await expect(school(page)).toContainText(PRINCIPAL);
	await expect(school(page)).toContainText('拒签原因：对安全出口一项有异议');
	const witness = school(page).locator('[data-witness]');
	await expect(witness).toContainText('李书记（示例）');
	expect(await isHandwriting(witness.getByRole('img'))).toBe(true);

	await page.goto(`${address}/print`);
	const paper = page.locator('article');
	await expect(paper).toContainText(`学校负责人：${PRINCIPAL}（校长）`);
	await expect(paper).toContainText('拒签，原因：对安全出口一项有异议');
	await expect(paper).toContainText('见证人：李书记（示例）');
	expect(await isHandwriting(paper.getByRole('img', { name: '李书记（示例） 的签字' }))).toBe(true);
});

test('a refusal without a witness keeps its reason', async ({ page }) => {
	await toSign(page);
	const code = await giveAway(page);
	await page.getByRole('button', { name: '不签字' }).click();
	await page.getByLabel('不签字的原因').fill('校长不在');
	await page.getByRole('button', { name: '记下不签字' }).click();
	await takeBack(page, code);
	await expect(school(page)).toContainText('拒签原因：校长不在');
	await expect(school(page).locator('[data-witness]')).toHaveCount(0);
});

test('what is changed after a signature shows at those who signed before, and only there', async ({
	page
}) => {
	await toSign(page);
	await signInspector(page, FIRST, '组长');
	await page.goto(address);
	await answer(card(page, 'RT-06'), '合格');
	await toSign(page);
	await expect(signer(page, FIRST)).toHaveAttribute('data-state', 'changed');
	await expect(signer(page, FIRST)).toContainText('签后有改动');
	await signInspector(page, SECOND, '组员');
	await expect(signer(page, FIRST)).toHaveAttribute('data-state', 'changed');
	await page.goto(`${address}/print`);
	await expect(page.getByText('签后内容有改动')).toHaveCount(1);

	await toSign(page);
	await signInspector(page, FIRST, '组长');
	await expect(signer(page, SECOND)).toHaveAttribute('data-state', 'signed');
	// What the school says to a finding is its own: it changes nothing for the inspectors.
	const code = await giveAway(page);
	await page.getByLabel('学校的陈述、申辩').fill('已整改');
	await signSchool(page, PRINCIPAL);
	await takeBack(page, code);
	await expect(page.locator('[data-state=signed]')).toHaveCount(3);

	await page.goto(address);
	await answer(card(page, 'RT-06'), '不合格');
	await toSign(page);
	await expect(page.locator('[data-state=changed]')).toHaveCount(3);
});

test('a second tab and a reload in the midst of signing lose nothing that was saved', async ({
	page,
	context
}) => {
	await toSign(page);
	const other = await context.newPage();
	await other.goto(`${address}/sign`);
	await page.getByRole('button', { name: `${FIRST} 签字` }).click();
	const sheet = page.getByRole('dialog');
	await draw(page, sheet);
	await signInspector(other, SECOND, '组员');
	await expect(signer(page, SECOND)).toHaveAttribute('data-state', 'signed');
	await sheet.getByRole('button', { name: '签好了' }).click();
	await expect(signer(page, FIRST)).toHaveAttribute('data-state', 'signed');
	await expect(signer(other, FIRST)).toHaveAttribute('data-state', 'signed');

	const code = await giveAway(page);
	await state(page, '钥匙在门卫室');
	await draw(page);
	await page.reload();
	await expect(page.getByLabel('学校的陈述、申辩')).toHaveValue('钥匙在门卫室');
	await signSchool(page, PRINCIPAL);
	await page.reload();
	await expect(page.getByText('已签字。请把手机交还检查人员')).toBeVisible();
	await takeBack(page, code);
	await expect(page.locator('[data-state=signed]')).toHaveCount(3);
});

test('who could not be there signs after the seal, beside it', async ({ page }) => {
	await toSign(page);
	await signInspector(page, FIRST, '组长');
	await page.goto(`${address}/print`);
	await expect(page.getByText(`检查人员 ${SECOND}（签字）：`)).toBeVisible();
	await seal(page, address);
	await page.getByRole('link', { name: '去签字（2 人）' }).click();
	await signInspector(page, SECOND, '组员');
	await expect(signer(page, FIRST)).toHaveAttribute('data-state', 'signed');
	await page.goto(`${address}/review`);
	const later = page.getByRole('region', { name: /封存后的改动 1 处/ });
	await expect(later).toContainText('签字');
	await expect(later).toContainText('定稿后补充');
	await page.goto(`${address}/print`);
	await expect(page.getByText(`检查人员：${SECOND}（组员）`)).toBeVisible();
	await expect(page.getByText(/^检查人员[^：]*（签字）：$/)).toHaveCount(0);
});
