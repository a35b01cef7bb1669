import { expect, type Page } from 'playwright/test';
import shell from '../../../src/lib/app/messages/shell.zh-CN.json' with { type: 'json' };

/** Every screen that needs nothing stored. */
export const screens = [
	'/',
	'/schools',
	'/inspections',
	'/inspections/new',
	'/ledger',
	'/radar',
	'/templates',
	'/phrases',
	'/settings',
	'/storage',
	'/storage/backup',
	'/storage/restore',
	'/replies',
	'/reply',
	'/probe'
];

/** The app runs and shows a screen of its own: neither the skeleton nor the page for a wrong address. */
export async function expectStarted(page: Page): Promise<void> {
	await expect(page.locator('#skeleton')).toHaveCount(0);
	await expect(page.locator('main')).toBeVisible();
	await expect(page.locator('main')).not.toBeEmpty();
	for (const text of [shell.shell_error_title, shell.shell_error_missing_title])
		await expect(page.getByText(text, { exact: true })).toHaveCount(0);
}
