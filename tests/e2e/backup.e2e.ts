import { expect, test, type Page } from 'playwright/test';
import {
	backUp,
	choose,
	fileOf,
	newPhone,
	takeIn,
	withoutPicker,
	type BackupFile
} from './harness/backup-files';
import { addPhoto, answer, begin, card, enterPractice, seal, sum } from './harness/practice';
import { SmallDisk } from './harness/small-disk';
import { addBytes, countEvents, storedBytes } from './harness/stored';
import { copiesCompared } from './harness/copies';

/** A visit with answers, a measured value, words and two photos. Answers its address. */
async function visit(page: Page): Promise<string> {
	const address = await begin(page, 'full');
	await answer(card(page, 'FIRE-01'), '合格');
	const failed = card(page, 'FS-16');
	await answer(failed, '不合格');
	await failed.getByLabel('问题描述').fill('刀板混用');
	await failed.getByLabel('问题描述').blur();
	await addPhoto(page, failed, '刀板');
	await addPhoto(page, failed, '砧板两块');
	await expect(page.locator('[data-saved="no"], [data-saved="failed"]')).toHaveCount(0);
	return address;
}

/** The same on a practising phone whose browser can only download. */
async function visitWithoutPicker(page: Page): Promise<string> {
	await withoutPicker(page);
	await enterPractice(page);
	return visit(page);
}

/** A later part of a file is lost on the way. */
const cutOff = (file: BackupFile, keep: number): BackupFile => ({
	...file,
	buffer: Buffer.from(file.buffer.subarray(0, Math.floor(file.buffer.length * keep)))
});

test('a lost phone comes back on a new one: answers, words, photos, lists, and the seal', async ({
	page,
	browser
}) => {
	const address = await visitWithoutPicker(page);
	const before = await sum(page);
	const photos = await storedBytes(page);
	const events = await countEvents(page);

	const file = await backUp(page);
	expect(file.name).toMatch(/^安校练习备份_\d{4}-\d{2}-\d{2}_\d{4}\.anxiao$/);
	await expect(page.locator('[data-backup=done]')).toContainText(
		`已试着恢复：${events} 条记录、2 张照片都能读回。`
	);

	const phone = await newPhone(browser);
	await choose(phone, [file]);
	await expect(phone.getByText('另一台设备')).toBeVisible();
	await expect(phone.locator('[data-count=inspections]')).toContainText('共 1 = 新的 1 + 已有 0');
	await expect(phone.locator('[data-count=photos]')).toContainText('共 2 = 新的 2');
	expect(await countEvents(phone)).toBe(0);
	await takeIn(phone);
	expect(await countEvents(phone)).toBe(events);
	expect(await storedBytes(phone)).toEqual(photos);
	for (const { name, hash } of await storedBytes(phone)) expect(hash).toBe(name);

	await expect(phone.getByText('那台手机还在用吗？')).toBeVisible();
	await phone.getByRole('button', { name: '丢了，由这台接替' }).click();
	await expect(phone.getByText('那台设备停用，由这台接替')).toBeVisible();
	// Its own introduction and the retirement.
	expect(await countEvents(phone)).toBe(events + 2);

	await phone.getByRole('link', { name: '去看检查' }).click();
	await expect(phone.getByRole('link', { name: /向阳湖示例小学/ })).toHaveCount(1);
	await phone.goto('/schools');
	await expect(phone.getByRole('link', { name: /向阳湖示例小学/ })).toHaveCount(1);

	await phone.goto(new URL(address).pathname);
	await expect(phone.locator('[data-ready]')).toBeVisible();
	expect(await sum(phone)).toEqual(before);
	await expect(card(phone, 'FS-16').getByLabel('问题描述')).toHaveValue('刀板混用');
	const shown = card(phone, 'FS-16').locator('figure img');
	await expect(shown).toHaveCount(2);
	await expect
		.poll(() =>
			shown.evaluateAll((all) => all.every((img) => (img as HTMLImageElement).naturalWidth > 0))
		)
		.toBe(true);
	await answer(card(phone, 'FIRE-05'), '合格');
	await seal(phone, address);

	await choose(phone, [file]);
	await expect(phone.getByText('里面的本机都有，不用收。')).toBeVisible();
	await phone.context().close();
});

test('a restore adds to what is here and takes nothing away', async ({ page, browser }) => {
	await visitWithoutPicker(page);
	const file = await backUp(page);

	const phone = await newPhone(browser);
	await enterPractice(phone);
	const own = await begin(phone, 'quick');
	await answer(card(phone, 'FIRE-01'), '不合格');
	const here = await countEvents(phone);
	await choose(phone, [file]);
	await takeIn(phone);
	await phone.getByRole('button', { name: '还在用' }).click();
	await phone.getByRole('link', { name: '去看检查' }).click();
	await expect(phone.getByRole('link', { name: /向阳湖示例小学/ })).toHaveCount(2);
	expect(await countEvents(phone)).toBeGreaterThan(here);
	await phone.goto(own);
	await expect(card(phone, 'FIRE-01')).toHaveAttribute('data-verdict', 'fail');
	const all = await countEvents(phone);
	await choose(phone, [file]);
	await expect(phone.getByText('里面的本机都有，不用收。')).toBeVisible();
	expect(await countEvents(phone)).toBe(all);
	await phone.context().close();
});

test('a file that was cut off gives what is in it, says what is missing, and the whole one the rest', async ({
	page,
	browser
}) => {
	await visitWithoutPicker(page);
	const events = await countEvents(page);
	const file = await backUp(page);
	const phone = await newPhone(browser);
	await choose(phone, [cutOff(file, 0.8)]);
	await expect(phone.getByText('这份备份不全')).toBeVisible();
	await expect(phone.getByText(/还缺 \d+ 条记录/)).toBeVisible();
	await expect(phone.getByText(/还缺照片等文件 \d+ 个/)).toBeVisible();
	await expect(phone.getByText('没有写完，或中间有损坏')).toBeVisible();
	await takeIn(phone);
	expect(await countEvents(phone)).toBeLessThan(events);
	await phone.reload();
	await choose(phone, [file]);
	await takeIn(phone);
	expect(await countEvents(phone)).toBe(events);
	for (const { name, hash } of await storedBytes(phone)) expect(hash).toBe(name);
	await phone.context().close();
});

test('what is no backup, what is broken at its beginning, and practice among real records are refused by name', async ({
	page
}) => {
	await withoutPicker(page);
	await enterPractice(page);
	const file = await backUp(page);
	const other = { name: '照片.anxiao', buffer: Buffer.from([255, 216, 255]) };
	const start = { ...file, name: '半份.anxiao', buffer: Buffer.from(file.buffer.subarray(0, 40)) };
	await choose(page, [other, start]);
	await expect(page.getByText('不是安校的备份文件。')).toBeVisible();
	await expect(page.getByText('是安校的备份，但开头损坏')).toBeVisible();
	await expect(page.getByText('这些文件里没有可以收进来的。')).toBeVisible();

	await page.evaluate(() => localStorage.setItem('anxiao:mode', 'real'));
	await page.goto('/storage/restore');
	await choose(page, [file]);
	await expect(page.getByText('是练习时的备份。先进入练习，再恢复。')).toBeVisible();
	await expect(page.getByRole('button', { name: /^收进/ })).toHaveCount(0);
});

test('a full phone is backed up in small parts, one after the other', async ({ page, browser }) => {
	await withoutPicker(page);
	const disk = await SmallDisk.under(page);
	await enterPractice(page);
	await visit(page);
	await addBytes(page, [1_500_000, 1_500_000, 1_500_000]);
	await disk.fill();
	const events = await countEvents(page);

	await page.goto('/storage/backup');
	await page.getByRole('button', { name: '备份全部' }).click();
	const files: BackupFile[] = [];
	while ((await page.locator('[data-backup=done]').count()) === 0) {
		const button = page.getByRole('button', { name: `下载第 ${files.length + 1} 份` });
		const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
		files.push(await fileOf(download));
		await expect(
			page
				.locator('[data-backup=done]')
				.or(page.getByRole('button', { name: `下载第 ${files.length + 1} 份` }))
		).toBeVisible();
	}
	expect(files.length).toBeGreaterThan(1);
	for (const { buffer, name } of files) {
		expect(buffer.length).toBeLessThan(4_000_000);
		expect(name).toMatch(/_第\d+份\.anxiao$/);
	}

	const phone = await newPhone(browser);
	const [first, ...rest] = files.reverse();
	await choose(phone, [first as BackupFile]);
	await expect(phone.getByText('这份备份不全')).toBeVisible();
	await choose(phone, rest);
	await expect(phone.getByText('这份备份不全')).toHaveCount(0);
	await takeIn(phone);
	expect(await countEvents(phone)).toBe(events);
	expect(await storedBytes(phone)).toEqual(await storedBytes(page));
	await phone.context().close();
});

test('where the browser lets a file be written it is written as one, and read back from the disk', async ({
	page,
	browser
}) => {
	await page.addInitScript(() => {
		const pick = async ({ suggestedName }: { suggestedName: string }) =>
			(await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
		Object.assign(globalThis, { showSaveFilePicker: pick });
	});
	await enterPractice(page);
	await visit(page);
	const events = await countEvents(page);
	await page.goto('/storage/backup');
	await page.getByRole('button', { name: '备份全部' }).click();
	await expect(page.locator('[data-backup=done]')).toContainText(
		`已试着恢复：${events} 条记录、2 张照片`
	);
	const written = await page.evaluate(async () => {
		const folder = await navigator.storage.getDirectory();
		for await (const [name, handle] of folder as unknown as AsyncIterable<
			[string, FileSystemFileHandle]
		>)
			if (name.endsWith('.anxiao')) {
				const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
				let text = '';
				for (const byte of bytes) text += String.fromCharCode(byte);
				return { name, base64: btoa(text) };
			}
		throw new Error('no file');
	});
	const phone = await newPhone(browser);
	await choose(phone, [{ name: written.name, buffer: Buffer.from(written.base64, 'base64') }]);
	await takeIn(phone);
	expect(await countEvents(phone)).toBe(events);
	await phone.context().close();
});

test('where the phone can share, a tap sends the file, and one that thought better of it can tap again', async ({
	page
}) => {
	await withoutPicker(page);
	await page.addInitScript(() => {
		const shared: string[] = [];
		Object.assign(globalThis, { shared });
		Object.assign(navigator, {
			canShare: ({ files }: ShareData) => files?.[0]?.name.endsWith('.anxiao') ?? false,
			share: ({ files }: ShareData) => {
				shared.push(files?.[0]?.name ?? '');
				return shared.length === 1
					? Promise.reject(new DOMException('closed', 'AbortError'))
					: Promise.resolve();
			}
		});
	});
	await enterPractice(page);
	await page.goto('/storage/backup');
	await page.getByRole('button', { name: '备份全部' }).click();
	const send = page.getByRole('button', { name: '发送', exact: true });
	await send.click();
	await expect(page.locator('[data-backup=parts]')).toBeVisible();
	await send.click();
	await expect(page.locator('[data-backup=done]')).toBeVisible();
	const shared = await page.evaluate(() => (globalThis as unknown as { shared: string[] }).shared);
	expect(shared).toHaveLength(2);
});

test('a restore that was stopped half way goes on with the same file, and ends as if done at once', async ({
	page,
	browser
}) => {
	// 32 MB are written, read back and taken in twice.
	test.slow();
	await visitWithoutPicker(page);
	await addBytes(
		page,
		Array.from({ length: 8 }, () => 4_000_000)
	);
	const file = await backUp(page);
	const phone = await newPhone(browser);
	await choose(phone, [file]);
	// Stopped at the first sign of progress, before the rest has been asked for.
	await phone.evaluate(() => {
		const watch = new MutationObserver(() => {
			const bar = document.querySelector<HTMLProgressElement>('[data-restore=writing] progress');
			if (!bar || bar.value <= 0) return;
			watch.disconnect();
			document.querySelector<HTMLButtonElement>('[data-restore=writing] button')?.click();
		});
		watch.observe(document.body, { subtree: true, childList: true, attributes: true });
	});
	await phone.getByRole('button', { name: /^收进/ }).click();
	await expect(phone.getByText('已停下。收进来的都留着')).toBeVisible();
	const half = (await storedBytes(phone)).length;
	const whole = (await storedBytes(page)).length;
	expect(half).toBeLessThan(whole);
	await expect(phone.locator('[data-restore=preview]')).toBeVisible();
	await takeIn(phone);
	expect(await storedBytes(phone)).toEqual(await storedBytes(page));
	expect(await countEvents(phone)).toBe(await countEvents(page));
	await phone.context().close();
});

test('work of an earlier day that is in no backup is said on the first screen, and not while filling', async ({
	page
}) => {
	await withoutPicker(page);
	await page.clock.install({ time: new Date('2026-09-01T00:10:00Z') });
	await enterPractice(page);
	const address = await begin(page, 'quick');
	await answer(card(page, 'FIRE-01'), '合格');
	await page.goto('/');
	await copiesCompared(page);
	await expect(page.getByRole('link', { name: '新建检查' }).first()).toBeVisible();
	await expect(page.getByText(/条记录只在这台设备上/)).toHaveCount(0);

	await page.clock.setSystemTime(new Date('2026-09-02T01:00:00Z'));
	await page.reload();
	await expect(page.getByRole('link', { name: '新建检查' }).first()).toBeVisible();
	await copiesCompared(page);
	await expect(
		page.getByText(/有 \d+ 条记录只在这台设备上，最早一条是昨天 08:1\d 的/)
	).toBeVisible();
	await page.goto(address);
	await expect(page.locator('[data-ready]')).toBeVisible();
	await copiesCompared(page);
	await expect(page.getByText(/条记录只在这台设备上/)).toHaveCount(0);

	await page.goto('/');
	await copiesCompared(page);
	await page.getByRole('link', { name: '去备份' }).click();
	await expect(page.locator('[data-waiting]')).toContainText('还没有备份');
	await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: '备份全部' }).click()
	]);
	await expect(page.locator('[data-backup=done]')).toBeVisible();
	await page.goto('/');
	await expect(page.getByRole('link', { name: '新建检查' }).first()).toBeVisible();
	await copiesCompared(page);
	await expect(page.getByText(/条记录只在这台设备上/)).toHaveCount(0);
});
