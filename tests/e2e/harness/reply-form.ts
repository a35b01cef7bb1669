/** The school's side: a packet opened from a folder, filled as people do it, and the file that it saves. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Browser, type BrowserContextOptions, type Page } from 'playwright/test';
import { jpeg } from './practice';
import { draw } from './signing';

export interface SavedFile {
	name: string;
	bytes: Buffer;
	/** Where it lies. */
	path: string;
}

/** Puts bytes into a folder of this test. */
export function putFile(name: string, bytes: Buffer | string): SavedFile {
	const file = test.info().outputPath(name);
	writeFileSync(file, bytes);
	return { name, bytes: Buffer.from(bytes), path: file };
}

/** What clicking a button saves. */
export async function saved(page: Page, button: string): Promise<SavedFile> {
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button, exact: true }).click()
	]);
	const name = file.suggestedFilename();
	const target = test.info().outputPath(name);
	await file.saveAs(target);
	return { name, bytes: readFileSync(target), path: target };
}

export interface Opened {
	page: Page;
	/** What the browser complained of: blocked by the policy of the page, or thrown. */
	violations: string[];
	/** What was asked of any network. */
	asked: string[];
}

/** A file in a browser of its own that has no network at all. `first` runs in the page before anything of it. */
export async function openAlone(
	browser: Browser,
	file: string,
	{ now, first, ...options }: BrowserContextOptions & { now?: Date; first?: () => void } = {}
): Promise<Opened> {
	const context = await browser.newContext({
		offline: true,
		acceptDownloads: true,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 360, height: 780 },
		...options
	});
	const page = await context.newPage();
	if (now) await page.clock.setFixedTime(now);
	if (first) await page.addInitScript(first);
	const violations: string[] = [];
	const asked: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') violations.push(message.text());
	});
	page.on('pageerror', (error) => violations.push(String(error)));
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(pathToFileURL(path.resolve(file)).href);
	return { page, violations, asked };
}

const today = (): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Answers the one finding that there is, with a photo that `camera` draws, and a hand; `words` is what was done. */
export async function fillReply(
	page: Page,
	words: string,
	{ doneOn = today(), camera = page }: { doneOn?: string; camera?: Page } = {}
): Promise<void> {
	const finding = page.locator('.reply-form [data-finding]').first();
	await finding.getByRole('radio', { name: '已整改', exact: true }).check({ force: true });
	await finding.getByLabel('怎么整改的').fill(words);
	await finding.getByLabel('完成日期').fill(doneOn);
	await finding.getByLabel('花了多少钱').fill('１,２80.5');
	await finding
		.locator('input[type=file]')
		.setInputFiles({ name: '改后.jpg', mimeType: 'image/jpeg', buffer: await jpeg(camera, words) });
	await expect(finding.locator('[data-photo] img')).toBeVisible();
	await page.getByLabel('姓名').fill('样例安全员');
	await page.getByLabel('职务').fill('安全副校长');
	await draw(page, page.locator('.reply-form'));
	await expect(page.getByRole('heading', { name: '都写好了' })).toBeVisible();
}

/** The packet that the screen of the notice makes, saved. */
export async function savePacket(page: Page, address: string): Promise<SavedFile> {
	await page.goto(`${address}/notice`);
	await page.getByRole('button', { name: '做成回复包' }).click();
	await expect(page.locator('[data-packet=made]')).toBeVisible();
	return saved(page, '存成回复包');
}
