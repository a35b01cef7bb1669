import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { OwnBrowser } from './harness/own-browser';
import { addPhoto, answer, begin, card, enterPractice, sum } from './harness/practice';
import { keptWords } from './harness/stored';

const WORDS = '二楼安全出口上锁，钥匙在门卫室';

/** Answers, fails with a photo, and leaves words half typed. Resolves with the sum that must be found again. */
async function work(page: Page): Promise<Awaited<ReturnType<typeof sum>>> {
	await answer(card(page, 'FIRE-01'), '合格');
	await answer(card(page, 'FIRE-05'), '不合格');
	await addPhoto(page, card(page, 'FIRE-05'), '出口');
	await card(page, 'FIRE-05').getByLabel('问题描述').pressSequentially(WORDS);
	await expect.poll(() => keptWords(page)).toContain(WORDS);
	return sum(page);
}

/** Nothing is lost. */
async function expectAllThere(page: Page, before: Awaited<ReturnType<typeof sum>>): Promise<void> {
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(before);
	await expect(card(page, 'FIRE-01')).toHaveAttribute('data-verdict', 'pass');
	const at = card(page, 'FIRE-05');
	await expect(at).toHaveAttribute('data-verdict', 'fail');
	await expect(at.locator('figure img')).toHaveCount(1);
	await expect(at.getByLabel('问题描述')).toHaveValue(WORDS);
	await expect(at).toHaveAttribute('data-saved', 'yes');
}

test('a reload opens where it was, with everything', async ({ page }) => {
	await enterPractice(page);
	await begin(page);
	const before = await work(page);
	await page.reload();
	await expectAllThere(page, before);
	await expect(card(page, 'FIRE-05')).toBeInViewport();
});

test('a tab that crashes loses nothing, not even half a sentence', async ({ page, context }) => {
	await enterPractice(page);
	const address = await begin(page);
	const before = await work(page);
	const crashed = page.waitForEvent('crash');
	const devtools = await context.newCDPSession(page);
	// Never answered: whoever would answer is gone.
	void devtools.send('Page.crash').catch((gone: Error) => gone);
	await crashed;
	const again = await context.newPage();
	await again.goto(address);
	await expectAllThere(again, before);
	await expect(card(again, 'FIRE-05')).toBeInViewport();
});

test('a browser that is killed loses nothing, and today leads back', async () => {
	const profile = await mkdtemp(path.join(tmpdir(), 'anxiao-profile-'));
	const browser = new OwnBrowser(profile);
	try {
		const page = await browser.open();
		await enterPractice(page);
		await begin(page);
		const before = await work(page);
		await browser.kill();

		const again = await browser.open();
		await enterPractice(again);
		await again.getByRole('link', { name: /继续/ }).click();
		await expectAllThere(again, before);
	} finally {
		await browser.kill();
		rmSync(profile, { recursive: true, force: true });
	}
});
