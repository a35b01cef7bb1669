import { expect, test, type Page } from 'playwright/test';
import { answer, begin, card, enterPractice, sum } from './harness/practice';

/** Two tabs of one inspection: the first edits, the other follows it. */

let page: Page;
let other: Page;

test.beforeEach(async ({ page: opened, context }) => {
	page = opened;
	await enterPractice(page);
	const address = await begin(page);
	other = await context.newPage();
	await other.goto(address);
	await expect(other.locator('[data-ready]')).toBeVisible();
	await expect(takeOver(other)).toBeVisible();
});

const takeOver = (tab: Page) => tab.getByRole('button', { name: '在这里填' });

const editable = (tab: Page) =>
	expect(card(tab, 'FIRE-05').getByRole('radio').first()).toBeEnabled();

const readOnly = async (tab: Page): Promise<void> => {
	await expect(tab.getByRole('main').getByText('正在另一个窗口填写，这里跟着更新')).toBeVisible();
	await expect(tab.locator('[data-item] input:enabled')).toHaveCount(0);
};

const tap = (tab: Page, word: string) =>
	card(tab, 'FIRE-05').getByRole('radio', { name: word, exact: true }).click();

/** Holds the lock under which tabs write, so that both decide before either is written. */
async function heldWhile(work: () => Promise<unknown>): Promise<void> {
	const holder = await page.context().newPage();
	await holder.goto('/schema/results.schema.json');
	await holder.evaluate(
		() =>
			new Promise<void>((held) => {
				// From a tab that does not say that it is working the lock is taken after 3 s.
				const calls = new BroadcastChannel('anxiao-holder:anxiao-practice');
				calls.onmessage = ({ data }) => data === 'who?' && calls.postMessage('working');
				void navigator.locks.request('anxiao-append:anxiao-practice', () => {
					held();
					return new Promise((release) => Object.assign(window, { release }));
				});
			})
	);
	await work();
	await holder.close();
}

/** As a phone does with a tab in the background: nothing runs in it, and it keeps its lock. */
async function freeze(tab: Page): Promise<{ thaw(): Promise<unknown> }> {
	const session = await tab.context().newCDPSession(tab);
	const set = (state: 'frozen' | 'active') => session.send('Page.setWebLifecycleState', { state });
	await set('frozen');
	return { thaw: () => set('active') };
}

test('a second tab follows every answer, read-only, until it takes over', async () => {
	await answer(card(page, 'FIRE-05'), '不合格');
	await expect(card(other, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	await readOnly(other);
	await expect(other.getByRole('button', { name: '记一个问题' })).toHaveCount(0);
	await other.keyboard.press('1');
	await expect(other.getByText('正在另一个窗口填写')).toHaveCount(2);
	await expect(card(other, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');

	await takeOver(other).click();
	await editable(other);
	await readOnly(page);
	await answer(card(other, 'FIRE-05'), '合格');
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-verdict', 'pass');
	expect(await sum(page)).toEqual(await sum(other));
	for (const tab of [page, other]) await expect(tab.getByText('两个人填得不同')).toHaveCount(0);

	await takeOver(page).click();
	await editable(page);
	await readOnly(other);
});

test('words that are being typed are saved by the hand-over', async () => {
	await answer(card(page, 'FIRE-05'), '不合格');
	const words = '灭火器压力不足（示例）';
	await card(page, 'FIRE-05').locator('textarea').pressSequentially(words);
	await takeOver(other).click();
	await editable(other);
	await expect(card(other, 'FIRE-05').locator('textarea')).toHaveValue(words);
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-saved', 'yes');
});

test('when the tab that edits is closed, the other goes on without a tap', async () => {
	await answer(card(page, 'FIRE-05'), '不合格');
	await page.close();
	await editable(other);
	await expect(takeOver(other)).toHaveCount(0);
	await answer(card(other, 'FIRE-05'), '合格');
});

test('a frozen tab is taken over, and finds itself read-only when it thaws', async () => {
	const frozen = await freeze(page);
	await takeOver(other).click();
	await editable(other);
	await answer(card(other, 'FIRE-05'), '合格');
	await frozen.thaw();
	await readOnly(page);
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-verdict', 'pass');
});

test('review and correction follow too', async () => {
	const address = page.url();
	await other.goto(`${address}/review`);
	await expect(takeOver(other)).toBeVisible();
	await expect(other.getByRole('button', { name: /封存/ })).toHaveCount(0);
	await other.goto(`${address}/correct`);
	await expect(takeOver(other)).toBeVisible();
	await other.getByLabel('检查日期').fill('2026-09-02');
	await expect(other.locator('button[type=submit]')).toBeDisabled();
	await takeOver(other).click();
	await expect(other.locator('button[type=submit]')).toBeEnabled();
	await readOnly(page);
});

test('the same start in two tabs makes one inspection, and another only when somebody says so', async () => {
	const begin = '/inspections/new?school=sample-2142990101&template=canteen';
	const start = (tab: Page) => tab.getByRole('button', { name: /^开始检查/ });
	for (const tab of [page, other]) await tab.goto(begin);
	for (const tab of [page, other]) await expect(start(tab)).toBeEnabled();
	await Promise.all([start(page).click(), start(other).click()]);
	const began = (tab: Page) => tab.waitForURL(/inspections\/(?!new)/).then(() => tab);
	const first = await Promise.race([began(page), began(other)]);
	const second = first === page ? other : page;
	const dialog = second.getByRole('dialog', { name: '这次检查已经开始，还没填完' });
	await dialog.getByRole('link', { name: '继续那一份' }).click();
	await expect(second).toHaveURL(first.url());
	await expect(second.locator('[data-ready]')).toBeVisible();

	await second.goto(begin);
	await start(second).click();
	await dialog.getByRole('button', { name: '另记一次' }).click();
	await second.waitForURL(/inspections\/(?!new)/);
	expect(second.url()).not.toBe(first.url());
	await expect(second.locator('[data-ready]')).toBeVisible();
});

/** Both answer before either answer is written: the first cannot save yet when the other takes its turn away. */
const bothTap = (first: string, second: string): Promise<void> =>
	heldWhile(async () => {
		await tap(page, first);
		await page.evaluate(() => {
			const inspection = location.pathname.split('/').at(-1);
			const lock = `anxiao-edit:anxiao-practice:${inspection}`;
			void navigator.locks.request(lock, { steal: true }, () => undefined);
		});
		await tap(other, second);
		await expect(card(page, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
		await expect(card(other, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
	});

test('the same item answered alike in two tabs at once is one answer', async () => {
	await bothTap('不合格', '不合格');
	for (const tab of [page, other]) {
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-saved', 'yes');
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
		await expect(tab.getByText('两个人填得不同')).toHaveCount(0);
	}
	await page.goto(`${page.url()}/review`);
	await expect(page.locator('[data-finding]')).toHaveCount(1);
});

test('the same item answered differently in two tabs at once: both are kept until somebody decides', async () => {
	await bothTap('不合格', '合格');
	for (const tab of [page, other]) {
		const item = card(tab, 'FIRE-05');
		await expect(item.getByText('两个人填得不同')).toBeVisible();
		await expect(item.getByRole('button', { name: '定为不合格' })).toBeVisible();
		await expect(item.getByRole('button', { name: '定为合格' })).toBeVisible();
	}
	await expect(card(page, 'FIRE-05').getByRole('button', { name: '定为合格' })).toBeDisabled();
	await card(other, 'FIRE-05').getByRole('button', { name: '定为不合格' }).click();
	for (const tab of [page, other]) {
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
		await expect(tab.getByText('两个人填得不同')).toHaveCount(0);
	}
	await other.reload();
	await expect(card(other, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	expect(await sum(other)).toEqual(await sum(page));
});
