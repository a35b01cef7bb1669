/** Backups as a person makes and takes them in, on the practice data. */
import { readFile } from 'node:fs/promises';
import { expect, type Browser, type Download, type Page } from 'playwright/test';

export interface BackupFile {
	name: string;
	mimeType: string;
	buffer: Buffer<ArrayBuffer>;
}

export async function fileOf(download: Download): Promise<BackupFile> {
	const bytes = await readFile(await download.path());
	return {
		name: download.suggestedFilename(),
		mimeType: 'application/octet-stream',
		buffer: Buffer.from(bytes)
	};
}

/** Phones have no picker for files to write: then a backup is handed over in parts. Call it before the page is opened. */
export async function withoutPicker(page: Page): Promise<void> {
	await page.addInitScript(() => void Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
}

/** Backs up what fits into one part; the download needs no tap of its own. */
export async function backUp(page: Page): Promise<BackupFile> {
	await page.goto('/storage/backup');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: /^(备份全部|再备份一次)$/ }).click()
	]);
	await expect(page.locator('[data-backup=done]')).toBeVisible();
	return fileOf(download);
}

/** Chooses files and waits until they have been looked at. */
export async function choose(page: Page, files: BackupFile[]): Promise<void> {
	if (!page.url().endsWith('/storage/restore')) await page.goto('/storage/restore');
	await page.locator('input[type=file]').setInputFiles(files);
	await expect(page.locator('[data-restore=preview]')).toBeVisible();
}

export async function takeIn(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^收进/ }).click();
	await expect(page.locator('[data-restore=done]')).toBeVisible();
}

/** Another phone with nothing on it, in practice mode but without the made-up schools. */
export async function newPhone(browser: Browser): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		serviceWorkers: 'block'
	});
	const page = await context.newPage();
	await page.addInitScript(() => localStorage.setItem('anxiao:mode', 'practice'));
	await withoutPicker(page);
	return page;
}
