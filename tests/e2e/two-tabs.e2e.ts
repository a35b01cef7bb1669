import { expect, test, type Page } from 'playwright/test';
import { answer, begin, card, enterPractice, sum } from './harness/practice';

let page: Page;
let other: Page;

test.beforeEach(async ({ page: opened, context }) => {
	page = opened;
	await enterPractice(page);
	const address = await begin(page);
	other = await context.newPage();
	await other.goto(address);
	await expect(other.locator('[data-ready]')).toBeVisible();
});

const tap = (tab: Page, word: string) =>
	card(tab, 'FIRE-05').getByRole('radio', { name: word, exact: true }).click();

/** Holds the lock under which tabs write, so that both decide before either is written. */
async function heldWhile(work: () => Promise<unknown>): Promise<void> {
	const holder = await page.context().newPage();
	await holder.goto('/schema/results.schema.json');
	await holder.evaluate(
		() =>
			new Promise<void>((held) => {
				void navigator.locks.request('anxiao-append:anxiao-practice', () => {
					held();
					return new Promise((release) => Object.assign(window, { release }));
				});
			})
	);
	await work();
	await holder.close();
}

test('a second tab follows every answer, and both write one chain without conflict', async () => {
	await answer(card(page, 'FIRE-05'), '不合格');
	await expect(card(other, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	await answer(card(other, 'FIRE-05'), '合格');
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-verdict', 'pass');
	await answer(card(page, 'FIRE-01'), '不合格');
	await expect(card(other, 'FIRE-01')).toHaveAttribute('data-verdict', 'fail');
	expect(await sum(page)).toEqual(await sum(other));
	await expect(page.getByText('两个人填得不同')).toHaveCount(0);
});

test('the same item answered alike in two tabs at once is one answer', async () => {
	await heldWhile(async () => {
		await tap(page, '不合格');
		await tap(other, '不合格');
		await expect(card(page, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
		await expect(card(other, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
	});
	for (const tab of [page, other]) {
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-saved', 'yes');
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
		await expect(tab.getByText('两个人填得不同')).toHaveCount(0);
	}
	await page.goto(`${page.url()}/review`);
	await expect(page.locator('[data-finding]')).toHaveCount(1);
});

test('the same item answered differently in two tabs at once: both are kept until somebody decides', async () => {
	await heldWhile(async () => {
		await tap(page, '不合格');
		await tap(other, '合格');
		await expect(card(page, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
		await expect(card(other, 'FIRE-05')).toHaveAttribute('data-saved', 'no');
	});
	for (const tab of [page, other]) {
		const item = card(tab, 'FIRE-05');
		await expect(item.getByText('两个人填得不同')).toBeVisible();
		await expect(item.getByRole('button', { name: '定为不合格' })).toBeVisible();
		await expect(item.getByRole('button', { name: '定为合格' })).toBeVisible();
	}
	await card(page, 'FIRE-05').getByRole('button', { name: '定为不合格' }).click();
	for (const tab of [page, other]) {
		await expect(card(tab, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
		await expect(tab.getByText('两个人填得不同')).toHaveCount(0);
	}
	await other.reload();
	await expect(card(other, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	expect(await sum(other)).toEqual(await sum(page));
});
