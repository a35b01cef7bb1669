/** The life of one finding as people lead it: steps, their forms, and what they write. */
import { expect, type Page } from 'playwright/test';
import { jpeg } from './practice';
import { draw } from './signing';

export const panel = (page: Page) => page.locator('article[data-finding]');
export const form = (page: Page) => page.locator('[data-form]');

export async function openMore(page: Page): Promise<void> {
	const details = page.locator('[data-more]');
	if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
}

/** Opens a form by its step, from the foot or from 更多. */
export async function openStep(page: Page, step: string): Promise<void> {
	const button = page.locator(`button[data-step=${step}]`);
	if (!(await button.isVisible())) await openMore(page);
	await button.click();
	await expect(form(page)).toBeVisible();
}

export async function chooseOption(page: Page, option: string): Promise<void> {
	await form(page).getByRole('radio', { name: option, exact: true }).check({ force: true });
}

/** The button that writes, and its form gone. */
export async function writeStep(page: Page, word: string): Promise<void> {
	await form(page).getByRole('button', { name: word, exact: true }).click();
	await expect(form(page)).toHaveCount(0);
}

export async function report(page: Page, text: string, photo?: string): Promise<void> {
	await openStep(page, 'reportDone');
	await form(page).getByLabel('怎么整改的').fill(text);
	if (photo) {
		const place = form(page).locator('[data-before]').first();
		await place.locator('input[type=file]').setInputFiles({
			name: 'after.jpg',
			mimeType: 'image/jpeg',
			buffer: await jpeg(page, photo)
		});
		await expect(place.locator('figure img')).toHaveCount(2);
	}
	await form(page).getByLabel('报告人姓名').fill('示例校长');
	await writeStep(page, '录入学校的整改报告');
	await expect(panel(page)).toHaveAttribute('data-state', 'toRecheck');
}

export async function recheck(page: Page, decision: string, reason?: string): Promise<void> {
	await openStep(page, 'accept');
	await form(page).getByLabel('复查人', { exact: true }).fill('检查员甲（示例）');
	await chooseOption(page, decision);
	if (reason) await form(page).getByLabel('退回原因').fill(reason);
	await writeStep(page, `记下：${decision}`);
}

/** The accepter's hand under what was accepted. */
export async function signClosed(page: Page, accepter: string): Promise<void> {
	await openStep(page, 'sign');
	await form(page).getByLabel('验收人').fill(accepter);
	await draw(page, form(page));
	await writeStep(page, '签字销号 1 条');
	await expect(panel(page)).toHaveAttribute('data-state', 'closed');
}
