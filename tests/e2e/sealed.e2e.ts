/** After the seal: what is on the cards is what was sealed, and nothing can be typed that would be lost. */
import { expect, test } from 'playwright/test';
import { begin, enterPractice, seal } from './harness/practice';

test('a sealed inspection shows its answers and takes no new ones', async ({ page }) => {
	await enterPractice(page);
	const address = await begin(page, 'monthly');
	const first = page.locator('[data-item]').first();
	await first.getByRole('radio', { name: '合格', exact: true }).check();
	await expect(first).toHaveAttribute('data-saved', 'yes');
	await seal(page, address);
	await expect(page.getByRole('heading', { name: '已封存' })).toBeVisible();

	await page.goto(address);
	await expect(page.locator('[data-ready]')).toBeVisible();
	const answer = page.locator('[data-item]').last().getByRole('radio', { name: '不合格' });
	await expect(answer).toBeDisabled();
	await expect(page.locator('[data-item] input:enabled')).toHaveCount(0);
	await expect(first.getByRole('radio', { name: '合格', exact: true })).toBeChecked();
	await expect(page.getByRole('link', { name: '看封存的结果' })).toBeVisible();
	await expect(page.getByRole('button', { name: '记一个问题' })).toHaveCount(0);

	await page.keyboard.press('2');
	await expect(page.getByText('已封存，不能改')).toBeVisible();
});
