/** Backups as a person makes and takes them in, on the practice data. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Browser, type Download, type Page } from 'playwright/test';

export interface BackupFile {
	name: string;
	buffer: Buffer<ArrayBuffer>;
}

export async function fileOf(download: Download): Promise<BackupFile> {
	const bytes = await readFile(await download.path());
	return {
		name: download.suggestedFilename(),
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
	// By path: large ones take long over the wire to the browser.
	const folder = test.info().outputPath(randomUUID());
	await mkdir(folder, { recursive: true });
	for (const { name, buffer } of files) await writeFile(path.join(folder, name), buffer);
	const paths = files.map(({ name }) => path.join(folder, name));
	await page.locator('input[type=file]').setInputFiles(paths);
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
