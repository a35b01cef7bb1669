import { expect, test } from 'playwright/test';
import { begin, card, enterPractice } from './harness/practice';

test('a whole section goes by keyboard: 1–4 answer, arrows go on, / searches', async ({ page }) => {
	await enterPractice(page);
	await begin(page, 'full');
	await page.keyboard.press('ArrowDown');
	await expect(card(page, 'FS-02').getByRole('radio', { name: '未查' })).toBeFocused();
	await page.keyboard.press('2');
	await expect(card(page, 'FS-02')).toHaveAttribute('data-verdict', 'fail');
	await expect(card(page, 'FS-02')).toHaveAttribute('data-saved', 'yes');
	await page.keyboard.press('1');
	await expect(card(page, 'FS-02')).toHaveAttribute('data-verdict', 'pass');
	await page.keyboard.press('/');
	await expect(page.getByRole('searchbox')).toBeVisible();
	// Digits in the search are words, not answers.
	await page.getByRole('searchbox').pressSequentially('FS-02');
	await expect(card(page, 'FS-02')).toHaveAttribute('data-verdict', 'pass');
});
