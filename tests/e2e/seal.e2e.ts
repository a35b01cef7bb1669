/** 封存与核验: what was sealed can be told from what is not it, on this phone, on another, by a scan and by a file. */
import { chromium, expect, test, type Page } from 'playwright/test';
import encodeQR from 'qr';
import { backUp, choose, newPhone, takeIn, withoutPicker } from './harness/backup-files';
import { download } from './harness/exported';
import { filming } from './harness/filmed';
import {
	addPhoto,
	answer,
	begin,
	card,
	decide,
	enterPractice,
	jpeg,
	PRIMARY,
	seal
} from './harness/practice';
import { changeByte, storedEvents } from './harness/stored';

/** A visit with one serious finding, its photo and all that the seal asks for. Answers its address. */
async function visit(page: Page): Promise<string> {
	await withoutPicker(page);
	await enterPractice(page);
	const address = await begin(page);
	await answer(card(page, 'RT-06'), '合格');
	const failed = card(page, 'FIRE-05');
	await answer(failed, '不合格');
	await addPhoto(page, failed, '出口');
	await decide(failed, { 责任人: '总务主任' });
	return address;
}

/** The text of the code that the sealed record shows. */
async function sealCode(page: Page): Promise<string> {
	const shown = page.locator('[data-seal-code]');
	await expect(shown.getByRole('img', { name: '封存码' })).toBeVisible();
	const code = await shown.getAttribute('data-seal-code');
	expect(code).toMatch(/^AX1\.[\w.-]+$/);
	return code ?? '';
}

const outcome = (page: Page, kind: 'match' | 'differs' | 'notHere') =>
	page.locator(`[data-outcome=${kind}]`);

/** Names of the photos' own bytes, as the events name them; thumbnails are others. */
async function photos(page: Page): Promise<string[]> {
	const added = (await storedEvents(page)).filter(({ header }) =>
		header.type.startsWith('evidence.added/')
	);
	return added.map(({ body }) => String((body?.payload as { hash?: string }).hash));
}

test('sealed from the screen of signatures, its code opens here as the same, elsewhere as a code alone', async ({
	page,
	browser
}) => {
	const address = await visit(page);
	await seal(page, address);
	await expect(page).toHaveURL(`${address}/review`);
	const code = await sealCode(page);
	await page.goto(`/verify#${code}`);
	await expect(outcome(page, 'match')).toContainText(`一致：${PRIMARY}`);
	await expect(page.getByText('封存后另有')).toHaveCount(0);

	const phone = await newPhone(browser);
	await phone.goto(`/verify#${code}`);
	await expect(outcome(phone, 'notHere')).toContainText('只核对了封存码本身');
	await expect(outcome(phone, 'notHere')).toContainText('没有在这台设备上出现过');

	// In the root, where it would otherwise pass for another inspection's.
	const at = code.split('.', 2).join('.').length + 5;
	const wrong = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
	await phone.goto(`/verify#${wrong}`);
	await expect(phone.getByText('这不是封存码，或者有字符错了')).toBeVisible();
	await expect(phone.locator('[data-outcome]')).toHaveCount(0);
	await phone.getByLabel('或粘贴封存码').fill(`https://example.org/verify#${code}`);
	await phone.getByRole('button', { name: '核对' }).click();
	await expect(outcome(phone, 'notHere')).toBeVisible();
	await phone.context().close();
});

test('a phone that has the inspection with one photo changed is told that it is the photos', async ({
	page,
	browser
}) => {
	const address = await visit(page);
	await seal(page, address);
	const code = await sealCode(page);
	const [photo = ''] = await photos(page);
	const file = await backUp(page);

	const phone = await newPhone(browser);
	await choose(phone, [file]);
	await takeIn(phone);
	await phone.goto(`/verify#${code}`);
	await expect(outcome(phone, 'match')).toContainText(`一致：${PRIMARY}`);

	await changeByte(phone, photo);
	await phone.reload();
	await expect(outcome(phone, 'differs')).toContainText(`不一致：${PRIMARY}`);
	await expect(outcome(phone, 'differs').locator('[data-part]')).toHaveText(['照片']);
	// Nothing of it came back to the phone that sealed it.
	await page.goto(`/verify#${code}`);
	await expect(outcome(page, 'match')).toBeVisible();
	await phone.context().close();
});

test('a phone that has only what was there before the seal is told which parts are not', async ({
	page,
	browser
}) => {
	const address = await visit(page);
	const early = await backUp(page);
	await page.goto(address);
	await answer(card(page, 'RT-06'), '不合格');
	await seal(page, address);
	const code = await sealCode(page);

	const phone = await newPhone(browser);
	await choose(phone, [early]);
	await takeIn(phone);
	await phone.goto(`/verify#${code}`);
	await expect(outcome(phone, 'differs')).toContainText('检查结果');
	await expect(outcome(phone, 'differs').locator('[data-part=photos]')).toHaveCount(0);
	await phone.context().close();
});

test('a photo that is added later stands beside the seal; a correction names the seal before it', async ({
	page
}) => {
	const address = await visit(page);
	await seal(page, address);
	const code = await sealCode(page);
	const sum = await page.locator('[data-sum]').textContent();
	await page.locator('[data-finding] [data-photo] a').click();
	await page.getByRole('button', { name: '拍整改后' }).click();
	const buffer = await jpeg(page, '整改后');
	await page
		.getByRole('dialog')
		.locator('input[type=file]')
		.first()
		.setInputFiles({ name: '整改后.jpg', mimeType: 'image/jpeg', buffer });
	await expect(page.getByText('这张是整改前。整改后是：')).toBeVisible();

	await page.goto(`${address}/review`);
	const later = page.getByRole('region', { name: '封存后的改动 1 处' });
	await expect(later).toContainText('定稿后补充');
	await expect(later.locator('[data-photo] img')).toBeVisible();
	await expect(page.locator('[data-finding] [data-photo]')).toHaveCount(1);
	await expect(page.locator('[data-sum]')).toHaveText(sum ?? '');
	expect(await sealCode(page)).toBe(code);
	await page.goto(`${address}/print`);
	await expect(page.locator('[data-amendments] tbody tr')).toHaveText([/照片.*定稿后补充/]);
	await page.goto(`/verify#${code}`);
	await expect(outcome(page, 'match')).toContainText('封存后另有 1 条，单独列出');

	await page.goto(`${address}/review`);
	await page.getByText('更正已封存的结果').click();
	await page.getByLabel('更正原因').fill('RT-06 记反了');
	await page.getByRole('button', { name: '开始更正' }).click();
	await expect(page.getByText('RT-06 记反了')).toBeVisible();
	await answer(card(page, 'RT-06'), '不合格');
	await seal(page, address);
	expect(await sealCode(page)).not.toBe(code);
	const sealed = (await storedEvents(page))
		.filter(({ header }) => header.type.startsWith('inspection.sealed/'))
		.map(({ header, body }) => ({
			id: header.id,
			previous: (body?.payload as { previous?: string }).previous
		}));
	expect(sealed).toHaveLength(2);
	const first = sealed.find(({ previous }) => previous === undefined);
	expect(sealed.find((one) => one !== first)?.previous).toBe(first?.id);
	await page.goto(`${address}/print`);
	await expect(page.locator('[data-amendments]')).toContainText(/RT-06 检查结果.*修订后封存/);
	// The record that was printed before is still what it was.
	await page.goto(`/verify#${code}`);
	await expect(outcome(page, 'match')).toBeVisible();
});

test('an exported file is told to be as it was written, or which inspection is not', async ({
	page
}) => {
	const address = await visit(page);
	await seal(page, address);
	const { bytes } = await download(page, 'JSON');
	await page.goto('/verify');
	await check(page, '结果.json', bytes);
	await expect(page.locator('[data-file=intact]')).toContainText('完整：1 份检查');

	const at = bytes.indexOf('FIRE-05', bytes.indexOf('"findings"'));
	await check(page, '改过.json', flipped(bytes, at));
	await expect(page.locator('[data-file=changed]')).toContainText('第 1 份检查被改过');
	await check(page, '截断.json', bytes.subarray(0, -40));
	await expect(page.locator('[data-file=changed]')).toContainText('截断.json');
	await check(page, '结果.json', bytes);
	await expect(page.locator('[data-file=intact]')).toBeVisible();
});

test('a backup is told to be as it was written, or how much of it is not, and nothing of it is taken', async ({
	page,
	browser
}) => {
	await visit(page);
	const { name, buffer } = await backUp(page);
	const phone = await newPhone(browser);
	await phone.goto('/verify');
	await check(phone, name, buffer);
	await expect(phone.locator('[data-file=intact]')).toContainText(/完整：\d+ 条记录/);
	await check(phone, name, flipped(buffer, Math.floor(buffer.length / 2)));
	await expect(phone.locator('[data-file=changed]')).toContainText(/有 [1-9]\d* 处被改过、损坏/);
	await phone.goto('/inspections');
	await expect(phone.getByText(PRIMARY)).toHaveCount(0);
	await phone.context().close();
});

test('what cannot be checked says so and what to do, and a backup of practice is known where real records are shown', async ({
	page,
	browser
}) => {
	await visit(page);
	const { name, buffer } = await backUp(page);
	const context = await browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
	const real = await context.newPage();
	await real.goto('/verify');
	await check(real, name, buffer);
	await expect(real.locator('[data-file=intact]')).toContainText('这是练习时的备份');
	const unchecked = real.locator('[data-file=unchecked]');
	for (const [file, text] of [
		['照片.jpg', 'JFIF'],
		['名单.json', '{"rows":[\n1\n]}\n']
	] as const) {
		await check(real, file, Buffer.from(text));
		await expect(unchecked).toContainText('这不是安校导出的 JSON 或备份');
	}
	await check(real, '新版.json', Buffer.from('{"format":"anxiao-results/2","inspections":{}}\n'));
	await expect(unchecked).toContainText('更新到最新版再核对');
	await context.close();
});

test('a file that is chosen while another is checked takes its place, and checking can be stopped', async ({
	page
}) => {
	const held = await holdChecks(page);
	await visit(page);
	const { name, buffer } = await backUp(page);
	await page.goto('/verify');
	const input = page.locator('input[type=file]');
	const backup = { name, mimeType: 'application/octet-stream', buffer };
	await held.hold();
	await input.setInputFiles(backup);
	await expect(page.getByText(`正在核对“${name}”`)).toBeVisible();
	await held.begun();
	await check(page, '名单.json', Buffer.from('{"rows":[]}'));
	// Nobody is left who could answer for the first.
	expect(await held.ended()).toBe(true);
	await expect(page.locator('[data-file]')).not.toContainText(name);

	await held.hold();
	await input.setInputFiles(backup);
	await held.begun();
	await page.getByRole('button', { name: '停止' }).click();
	expect(await held.ended()).toBe(true);
	await expect(page.getByRole('progressbar')).toHaveCount(0);
	await expect(page.locator('[data-file]')).toHaveCount(0);
	await check(page, name, buffer);
	await expect(page.locator('[data-file=intact]')).toBeVisible();
});

test('the camera reads the code from a sealed record', async ({ page }) => {
	const address = await visit(page);
	await seal(page, address);
	const code = await sealCode(page);
	const { origin } = new URL(address);
	const browser = await chromium.launch(filming('seal-code', printed(`${origin}/verify#${code}`)));
	try {
		const phone = await newPhone(browser);
		await phone.goto(`${origin}/verify`);
		await phone.getByRole('button', { name: '扫封存码' }).click();
		await expect(outcome(phone, 'notHere')).toContainText('只核对了封存码本身');
		await expect(phone.locator('code').first()).toHaveText(code.split('.')[2] ?? '');
		// Its light is out: nothing is watched any more.
		await expect(phone.locator('video')).toHaveCount(0);
	} finally {
		await browser.close();
	}
});

/** The light of a printed code before the camera: dark squares of 5 × 5 on paper. */
function printed(text: string): (x: number, y: number) => number {
	const cells = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
	return (x, y) => (cells[Math.floor((y - 20) / 5)]?.[Math.floor((x - 100) / 5)] ? 30 : 225);
}

async function check(page: Page, name: string, buffer: Buffer): Promise<void> {
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
	await expect(page.locator('[data-file]')).toContainText(name);
}

function flipped(bytes: Buffer, at: number): Buffer {
	const changed = Buffer.from(bytes);
	changed[at] = (changed[at] ?? 0) ^ 1;
	return changed;
}

interface HeldWorker {
	hold?: boolean;
	worker?: Worker;
	ended?: boolean;
}

/** The next job of a worker, once asked for, stands still until its worker is ended. Call it before the page is opened. */
async function holdChecks(page: Page) {
	await page.addInitScript(() => {
		const held: HeldWorker = ((globalThis as { held?: HeldWorker }).held = {});
		const { postMessage, terminate } = Worker.prototype;
		Worker.prototype.postMessage = function (this: Worker, ...said: unknown[]) {
			if (held.hold && (said[0] as { kind?: string }).kind === 'start') {
				held.hold = false;
				held.worker = this;
			} else Reflect.apply(postMessage, this, said);
		};
		Worker.prototype.terminate = function (this: Worker) {
			if (held.worker === this) held.ended = true;
			terminate.call(this);
		};
	});
	return {
		hold: () =>
			page.evaluate(() => {
				Object.assign((globalThis as unknown as { held: HeldWorker }).held, {
					hold: true,
					worker: undefined,
					ended: false
				});
			}),
		begun: () =>
			page.waitForFunction(
				() => (globalThis as unknown as { held: HeldWorker }).held.worker !== undefined
			),
		ended: () =>
			page.evaluate(() => (globalThis as unknown as { held: HeldWorker }).held.ended === true)
	};
}
