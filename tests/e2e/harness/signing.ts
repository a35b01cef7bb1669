/** Signing as people do it: a hand drawn with the mouse, the phone given away and taken back. */
import { expect, type Locator, type Page } from 'playwright/test';
import { addPhoto, answer, begin, card, decide, enterPractice } from './practice';
import { storedEvents } from './stored';

/** A visit with one serious finding that nothing keeps from being sealed. Resolves with its address. */
export async function visitWithFinding(page: Page): Promise<string> {
	await enterPractice(page);
	const address = await begin(page);
	await failExit(page);
	return address;
}

/** On the screen of filling: the serious finding, with photo and owner. */
export async function failExit(page: Page): Promise<void> {
	const failed = card(page, 'FIRE-05');
	await answer(failed, '不合格');
	await failed.getByLabel('问题描述').fill('二楼安全出口上锁');
	await addPhoto(page, failed, '出口');
	await decide(failed, { 责任人: '总务主任' });
}

/** How many events of a kind are stored; `kind` without its version. */
export const countOf = async (page: Page, kind: string): Promise<number> =>
	(await storedEvents(page)).filter(({ header }) => header.type.startsWith(`${kind}/`)).length;

/** A stroke with a bend, in the middle of the room for a hand. */
export async function draw(page: Page, within: Locator | Page = page): Promise<void> {
	// A tab behind another takes a movement of the mouse once a second.
	await page.bringToFront();
	const pad = within.locator('canvas[data-signed]');
	await pad.scrollIntoViewIfNeeded();
	const box = await pad.boundingBox();
	if (!box) throw new Error('there is no room for a hand');
	const at = (x: number, y: number): [number, number] => [
		box.x + box.width * x,
		box.y + box.height * y
	];
	await page.mouse.move(...at(0.2, 0.3));
	await page.mouse.down();
	await page.mouse.move(...at(0.5, 0.8), { steps: 8 });
	await page.mouse.move(...at(0.8, 0.2), { steps: 8 });
	await page.mouse.up();
	await expect(pad).toHaveAttribute('data-signed', 'yes');
}

/** The card of one who must sign. */
export const signer = (page: Page, name: string): Locator =>
	page.locator('[data-signer]').filter({ hasText: name });

export const school = (page: Page): Locator => page.locator('[data-signer=school]');

/** On the screen of signatures; anew where he has signed before. */
export async function signInspector(page: Page, name: string, duty: string): Promise<void> {
	await signer(page, name)
		.getByRole('button', { name: `${name} 签字` })
		.click();
	const sheet = page.getByRole('dialog', { name: `${name} 签字` });
	await sheet.getByLabel('职务').fill(duty);
	await draw(page, sheet);
	await sheet.getByRole('button', { name: '签好了' }).click();
	await expect(sheet).toHaveCount(0);
	await expect(signer(page, name)).toHaveAttribute('data-state', 'signed');
}

/** From the screen of signatures into the school's hand. Resolves with the code that takes it back. */
export async function giveAway(page: Page): Promise<string> {
	// One for each who signs for the school; whichever is tapped, whoever is next signs.
	await page.getByRole('button', { name: '交给学校签字' }).first().click();
	const code = (await page.locator('[data-code]').textContent()) ?? '';
	expect(code).toMatch(/^\d{4}$/);
	await page.getByRole('button', { name: '记住了，交给学校' }).click();
	await expect(page.locator('[data-hand-over]')).toBeVisible();
	return code;
}

/** What the school says to the one finding that there is, and saved. */
export async function state(page: Page, words: string): Promise<void> {
	const field = page.getByLabel('学校的陈述、申辩');
	await field.fill(words);
	await field.blur();
	await expect
		.poll(async () =>
			(await storedEvents(page)).some(
				({ body }) => (body?.payload as { text?: string } | undefined)?.text === words
			)
		)
		.toBe(true);
}

export async function signSchool(page: Page, name: string): Promise<void> {
	await page.getByLabel('姓名').fill(name);
	await draw(page);
	await page.getByRole('button', { name: '签好了' }).click();
	await expect(page.getByText('请把手机交还检查人员')).toBeVisible();
}

export async function takeBack(page: Page, code: string): Promise<void> {
	await page.getByRole('button', { name: '检查人员取回' }).click();
	await page.getByLabel('取回码').fill(code);
	await page.getByRole('button', { name: '检查人员取回' }).click();
	await expect(page.locator('[data-signer]').first()).toBeVisible();
}

/** Whether a picture has come, and shows dark strokes on white. */
export const isHandwriting = (image: Locator): Promise<boolean> =>
	image.evaluate(async (element) => {
		const picture = element as HTMLImageElement;
		await picture.decode();
		const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
		const context = canvas.getContext('2d');
		context?.drawImage(picture, 0, 0);
		const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
		let dark = 0;
		for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 80) dark++;
		return dark > 100 && dark < pixels.length / 8;
	});
