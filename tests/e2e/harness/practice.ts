import { expect, test, type Locator, type Page } from 'playwright/test';
import { storedEvents } from './stored';

export const PRIMARY = '向阳湖示例小学';

/** A primary school with a canteen, three buses and their drivers; `seeds/rosters/sample.json`. */
export const PRIMARY_ID = 'sample-2142990101';

/** Short names of the built-in checklists that the tests begin with. */
const TEMPLATES = {
	full: 'opening-full',
	quick: 'opening-quick',
	monthly: 'monthly',
	bullying: 'bullying'
} as const;

/** Whole, for a browser that was not opened by the test runner and knows no base; on the host where the page is already. */
function address(page: Page, path: string): string {
	const base = page.url().startsWith('http') ? page.url() : test.info().project.use.baseURL;
	return new URL(path, base).href;
}

export const INSPECTORS = ['检查员甲（示例）', '检查员乙（示例）'];

/** Into practice mode, with the names of the last visit, without the first tap, which the main job's own test makes. */
export async function enterPractice(page: Page): Promise<void> {
	await page.addInitScript(
		(kept) => {
			for (const [key, value] of Object.entries(kept))
				if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
		},
		{ 'anxiao:mode': 'practice', 'anxiao:inspectors': JSON.stringify(INSPECTORS) }
	);
	await page.goto(address(page, '/'));
	await expect(page.getByRole('link', { name: '新建检查' })).toBeVisible();
}

/** Begins an inspection at the primary school and resolves with its address once it can be filled. */
export async function begin(page: Page, which: keyof typeof TEMPLATES = 'quick'): Promise<string> {
	const template = TEMPLATES[which];
	await page.goto(address(page, `/inspections/new?school=${PRIMARY_ID}&template=${template}`));
	await page.getByRole('button', { name: /^开始检查/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	return page.url();
}

/** The card of an item; the first unit where it is answered for several. */
export const card = (page: Page, item: string, unit?: string): Locator =>
	page.locator(`[data-item="${item}"]${unit ? `[data-unit="${unit}"]` : ''}`).first();

export type Word = '合格' | '不合格' | '不适用' | '未查';

/** Taps an answer and waits until it says that it is saved. */
export async function answer(target: Locator, word: Word): Promise<void> {
	await target.getByRole('radio', { name: word, exact: true }).check();
	await expect(target).toHaveAttribute('data-saved', 'yes');
}

/** Bytes of a JPEG as a camera would give them, drawn in the page. */
export async function jpeg(page: Page, words: string): Promise<Buffer> {
	const base64 = await page.evaluate(async (text) => {
		const canvas = new OffscreenCanvas(2400, 1800);
		const context = canvas.getContext('2d');
		if (!context) throw new Error('no canvas');
		context.fillStyle = `hsl(${text.length * 37} 30% 60%)`;
		context.fillRect(0, 0, 2400, 1800);
		context.fillStyle = '#222';
		context.font = '160px sans-serif';
		context.fillText(text, 200, 900);
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
		const bytes = new Uint8Array(await blob.arrayBuffer());
		let binary = '';
		for (const byte of bytes) binary += String.fromCharCode(byte);
		return btoa(binary);
	}, words);
	return Buffer.from(base64, 'base64');
}

export async function addPhoto(page: Page, target: Locator, words: string): Promise<void> {
	const before = await target.locator('figure img').count();
	await target
		.locator('input[type=file]')
		.first()
		.setInputFiles({
			name: `${words}.jpg`,
			mimeType: 'image/jpeg',
			buffer: await jpeg(page, words)
		});
	await expect(target.locator('figure img')).toHaveCount(before + 1);
	await expect(target.locator('figure[data-saved=no]')).toHaveCount(0);
}

/** What is decided about a failed item, by the labels on its card, and saved. */
export async function decide(target: Locator, fields: Record<string, string>): Promise<void> {
	const decided = async (): Promise<number> =>
		(await storedEvents(target.page())).filter(({ header }) => header.subject.finding).length;
	const before = await decided();
	for (const [label, value] of Object.entries(fields)) {
		await target.getByLabel(label).fill(value);
		await target.getByLabel(label).blur();
	}
	await expect.poll(decided).toBe(before + Object.keys(fields).length);
}

/** Seals an inspection that nothing blocks, whoever has signed, and ends on its record. */
export async function seal(page: Page, inspection: string): Promise<void> {
	await page.goto(address(page, `${new URL(inspection, page.url()).pathname}/sign`));
	await page.getByRole('button', { name: /封存/ }).click();
	await expect(page.getByText('数值不再变动')).toBeVisible();
}

/** The four parts and the whole, as the head of the fill screen shows them. */
export async function sum(page: Page): Promise<Record<'due' | Word, number>> {
	const text = await page.locator('.figures').innerText();
	const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1]);
	return {
		due: number(/\/\s*(\d+)/),
		合格: number(/(?<!不)合格\s*(\d+)/),
		不合格: number(/不合格\s*(\d+)/),
		不适用: number(/不适用\s*(\d+)/),
		未查: number(/未查\s*(\d+)/)
	};
}
