/** The school's answer: a packet out, filled with no account, install or network, and taken back into the ledger by a person. */
import { expect, test, type Page } from 'playwright/test';
import { answer, begin, decide, enterPractice, seal } from './harness/practice';
import {
	fillReply,
	openAlone,
	putFile,
	saved,
	savePacket,
	type SavedFile
} from './harness/reply-form';
import { countOf, draw, visitWithFinding } from './harness/signing';
import { storedEvents } from './harness/stored';

const WORDS = '锁已拆除，改装推杆';

async function sealedVisit(page: Page): Promise<string> {
	const address = await visitWithFinding(page);
	await seal(page, address);
	return address;
}

/** Files into the screen of replies, all at once. */
async function bring(page: Page, ...files: SavedFile[]): Promise<void> {
	await page.goto('/replies');
	await page.getByLabel('选择回复文件').setInputFiles(files.map((file) => file.path));
	await expect(page.locator('[data-reply-file], [data-refused]')).toHaveCount(files.length);
}

const rowOf = (page: Page) => page.locator('[data-reply-row]');

test('a packet is filled from a file with no network, and its answer goes into the ledger once', async ({
	page,
	browser
}) => {
	const address = await sealedVisit(page);
	const packet = await savePacket(page, address);
	expect(packet.name).toMatch(/^整改回复包_向阳湖示例小学_\d{4}-\d{2}-\d{2}\.html$/);
	expect(await countOf(page, 'notice.issued')).toBe(1);

	let reply: SavedFile | undefined;
	await test.step('in a browser that has only the file', async () => {
		const school = await openAlone(browser, packet.path);
		await expect(school.page.locator('#plain')).toHaveCount(0);
		await expect(school.page.getByText('练习用，不是真的检查。')).toBeVisible();
		await expect(school.page.getByText('二楼安全出口上锁')).toBeVisible();
		await expect(school.page.getByRole('img', { name: '问题 1 检查时的照片' })).toBeVisible();
		await expect(school.page.getByRole('button', { name: '存成回复文件' })).toBeDisabled();
		await fillReply(school.page, WORDS);
		expect(await school.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

		await test.step('what was written is there again after the window was closed', async () => {
			await expect
				.poll(() => school.page.evaluate(() => JSON.stringify({ ...localStorage })))
				.toContain('安全副校长');
			await school.page.reload();
			await expect(school.page.getByLabel('怎么整改的')).toHaveValue(WORDS);
			await expect(school.page.locator('[data-photo] img')).toBeVisible();
			await expect(school.page.getByRole('heading', { name: '都写好了' })).toBeVisible();
		});

		reply = await saved(school.page, '存成回复文件');
		await expect(school.page.getByRole('heading', { name: '发给检查组' })).toBeVisible();
		expect(school.violations).toEqual([]);
		expect(school.asked.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
		await school.page.context().close();
	});
	if (!reply) throw new Error('no reply was saved');
	expect(reply.name).toMatch(/^回复_向阳湖示例小学_\d{4}-\d{2}-\d{2}\.anxiao-reply\.json$/);
	const json = JSON.parse(reply.bytes.toString('utf8'));
	expect(json.answers[0]).toMatchObject({ outcome: 'done', text: WORDS, money: '1280.5' });
	expect(json.answers[0].photos[0]).toMatchObject({ width: 1600, height: 1200 });

	await test.step('the difference is shown, and nothing is written before it is accepted', async () => {
		await bring(page, reply as SavedFile);
		await expect(rowOf(page)).toHaveAttribute('data-status', 'new');
		await expect(rowOf(page)).toContainText(WORDS);
		await expect(rowOf(page).locator('figure img')).toHaveCount(2);
		expect(await countOf(page, 'rectification.reported')).toBe(0);
		await page.getByRole('button', { name: '全部收下（1 条）' }).click();
		await expect(rowOf(page)).toHaveAttribute('data-status', 'taken');
	});

	await test.step('it stands in the ledger in the name of the school, with its photo and hand', async () => {
		const events = await storedEvents(page);
		const report = events.find(({ header }) => header.type === 'rectification.reported/1');
		expect(report?.header.author).toMatchObject({ role: 'school', via: json.packetHash });
		expect(report?.body?.payload).toMatchObject({ outcome: 'done', text: WORDS, money: '1280.5' });
		const photo = events.find(
			({ header, body }) =>
				header.subject.finding &&
				header.subject.evidence &&
				(body?.payload as { hash?: string }).hash === json.answers[0].photos[0].hash
		);
		expect(photo?.body?.payload).toMatchObject({ after: expect.any(String) });
	});

	await test.step('taken again it is known and says so', async () => {
		await bring(page, reply as SavedFile);
		await expect(rowOf(page)).toHaveAttribute('data-status', 'taken');
		await expect(page.getByText('台账里已经有了')).toBeVisible();
		await expect(page.getByRole('button', { name: /收下/ })).toHaveCount(0);
		expect(await countOf(page, 'rectification.reported')).toBe(1);
	});
});

test('altered, foreign and unfinished files are refused by name, and nothing is written', async ({
	page,
	browser
}) => {
	const address = await sealedVisit(page);
	const packet = await savePacket(page, address);
	const school = await openAlone(browser, packet.path);
	const draft = await saved(school.page, '没写完，先存一份');
	await fillReply(school.page, WORDS);
	const reply = await saved(school.page, '存成回复文件');
	await school.page.context().close();

	const text = reply.bytes.toString('utf8');
	const altered = putFile('改过的.json', text.replace(WORDS, '都改好了'));
	const other = putFile('别的检查.json', await resealed(text, { inspection: 'somewhere-else' }));
	const stranger = putFile('别校.json', await resealed(text, { school: 'another-school' }));
	const real = putFile('真的.json', await resealed(text, { practice: undefined }));
	const unknown = putFile('别的包.json', await resealed(text, { packet: 'another-packet' }));
	const finding = putFile(
		'别的问题.json',
		await resealed(text, {
			answers: JSON.parse(text).answers.map((one: object) => ({ ...one, finding: 'no-finding' }))
		})
	);
	await bring(page, altered, other, stranger, real, unknown, finding, packet, draft);
	const codes = await page
		.locator('[data-refused]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('data-refused')));
	expect(codes).toEqual([
		'reply-altered',
		'reply-inspection-unknown',
		'reply-school-other',
		'reply-real',
		'reply-packet-unknown',
		'reply-finding-unknown',
		'reply-foreign',
		'reply-unfinished'
	]);
	for (const { name } of [altered, other, stranger])
		await expect(page.getByText(name)).toBeVisible();
	expect(await countOf(page, 'rectification.reported')).toBe(0);
	expect(await countOf(page, 'evidence.added')).toBe(1);
});

test('where the browser remembers nothing it says so, and an unfinished reply comes back from its file', async ({
	page,
	browser
}) => {
	const packet = await savePacket(page, await sealedVisit(page));
	const school = await openAlone(browser, packet.path);
	await school.page.evaluate(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await fillReply(school.page, WORDS);
	await expect(school.page.locator('[data-kept=nothing]')).toContainText('先存一份');
	const draft = await saved(school.page, '没写完，先存一份');
	expect(draft.name).toContain('没写完');
	await school.page.context().close();

	const later = await openAlone(browser, packet.path);
	await later.page.getByLabel('打开没写完的').setInputFiles(packet.path);
	await expect(later.page.getByText('这不是这次检查没写完的回复')).toBeVisible();
	await later.page.getByLabel('打开没写完的').setInputFiles(draft.path);
	await expect(later.page.getByLabel('怎么整改的')).toHaveValue(WORDS);
	await expect(later.page.locator('[data-photo] img')).toBeVisible();
	await expect(later.page.getByRole('img', { name: '签字', exact: true })).toBeVisible();
	await expect(later.page.getByRole('button', { name: '存成回复文件' })).toBeEnabled();
	await later.page.getByRole('button', { name: '清掉写的内容' }).click();
	await later.page.getByRole('button', { name: '清掉，不能恢复' }).click();
	await expect(later.page.getByText('还差 3 处')).toBeVisible();
	await later.page.context().close();
});

test('a viewer that runs no script says what to do and shows what was found', async ({
	page,
	browser
}) => {
	const packet = await savePacket(page, await sealedVisit(page));
	const viewer = await openAlone(browser, packet.path, { javaScriptEnabled: false });
	await expect(viewer.page.getByRole('heading', { name: '这里现在不能填写' })).toBeVisible();
	await expect(viewer.page.getByText('二楼安全出口上锁')).toBeVisible();
	await expect(viewer.page.getByText('整改报告')).toBeVisible();
	const link = viewer.page.getByRole('link');
	await expect(link).toHaveAttribute('href', new URL('/reply', page.url()).href);
	await viewer.page.context().close();
});

test('a browser of years ago fills the packet too', async ({ page, browser }) => {
	const packet = await savePacket(page, await sealedVisit(page));
	const school = await openAlone(browser, packet.path, { first: forgetWhatIsNew });
	await fillReply(school.page, WORDS, { camera: page });
	const reply = await saved(school.page, '存成回复文件');
	expect(school.violations).toEqual([]);
	await school.page.context().close();
	await bring(page, reply);
	await expect(rowOf(page)).toHaveAttribute('data-status', 'new');
});

test('/reply takes the same packet as a file and as a link, with nothing stored before', async ({
	page,
	browser,
	baseURL
}) => {
	const address = await sealedVisit(page);
	const packet = await savePacket(page, address);
	const link = page.locator('[data-reply-link*="#p=1"]');
	await expect(link).toBeVisible();
	const href = (await link.getAttribute('data-reply-link')) ?? '';
	expect(href.length).toBeLessThanOrEqual(2300);

	const context = await browser.newContext({
		...(baseURL ? { baseURL } : {}),
		viewport: { width: 360, height: 780 },
		acceptDownloads: true
	});
	const school = await context.newPage();
	await test.step('the file', async () => {
		await school.goto('/reply');
		await school.getByLabel('选择回复包').setInputFiles(packet.path);
		await expect(school.getByRole('img', { name: '问题 1 检查时的照片' })).toBeVisible();
		await fillReply(school, WORDS);
		const reply = await saved(school, '存成回复文件');
		await bring(page, reply);
		await expect(rowOf(page)).toHaveAttribute('data-status', 'new');
	});
	await test.step('the link', async () => {
		await school.goto('about:blank');
		await school.goto(href);
		await expect(school.getByText('从链接打开')).toBeVisible();
		// What this browser remembers of the packet is the same, however it was opened.
		await expect(school.getByLabel('怎么整改的')).toHaveValue(WORDS);
		await school.getByRole('button', { name: '重签' }).click();
		await draw(school, school.locator('.reply-form'));
		const reply = await saved(school, '存成回复文件');
		await bring(page, reply);
		await page.getByRole('button', { name: '全部收下（1 条）' }).click();
		await expect(rowOf(page)).toHaveAttribute('data-status', 'taken');
	});
	await test.step('a file that is none, and a link that was cut', async () => {
		await school.goto('/reply');
		const other = putFile('通知.docx', 'PK');
		await school.getByLabel('选择回复包').setInputFiles(other.path);
		await expect(school.getByRole('alert')).toContainText('“通知.docx”不是回复包');
		await school.goto('about:blank');
		await school.goto(href.slice(0, -20));
		await expect(school.getByRole('alert')).toContainText('链接不完整');
	});
	await context.close();
});

test('the same packet made again is the same, and the paper carries its link', async ({ page }) => {
	const address = await sealedVisit(page);
	const first = await savePacket(page, address);
	await page.reload();
	const again = await savePacket(page, address);
	expect(again.bytes.equals(first.bytes)).toBe(true);
	expect(await countOf(page, 'notice.issued')).toBe(1);
	await page.goto(`${address}/review`);
	await expect(page.getByText('数值不再变动')).toBeVisible();
	await expect(page.locator('#amendments')).toHaveCount(0);
	await page.goto(`${address}/print`);
	await expect(page.locator('article [data-reply-link*="#p=1"] svg')).toBeVisible();
	await expect(page.locator('article')).toContainText('整改报告');
});

test('words that may name a pupil are asked about before a packet leaves', async ({ page }) => {
	await enterPractice(page);
	const address = await begin(page, 'bullying');
	const item = page.locator('[data-item^="BU-"]').first();
	await answer(item, '不合格');
	await item.getByLabel('问题描述').fill('值班电话 13900000000');
	await item.getByLabel('问题描述').blur();
	await item.getByRole('button', { name: '确实要写' }).click();
	await decide(item, { 责任人: '德育主任' });
	await seal(page, address);
	await page.goto(`${address}/notice`);
	await page.getByRole('button', { name: '做成回复包' }).click();
	await expect(page.getByRole('alert')).toContainText('还没有做成任何东西');
	expect(await countOf(page, 'notice.issued')).toBe(0);
	await page.getByRole('button', { name: '看过了，照样做' }).click();
	await expect(page.locator('[data-packet=made]')).toBeVisible();
	expect(await countOf(page, 'notice.issued')).toBe(1);
});

/** Takes away what Chromium 80 and Safari 13 did not have, for which `reply-form-plugin.mjs` builds. */
function forgetWhatIsNew(): void {
	const lacks: [object, string[]][] = [
		[globalThis, ['createImageBitmap', 'ImageBitmap', 'OffscreenCanvas', 'structuredClone']],
		[Object, ['hasOwn']],
		[Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed']],
		[String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
		[Element.prototype, ['replaceChildren']],
		[Blob.prototype, ['arrayBuffer', 'text', 'stream']]
	];
	for (const [owner, names] of lacks) for (const name of names) Reflect.deleteProperty(owner, name);
}

/** As a forger would: the change, and every hash made anew. */
async function resealed(text: string, change: Record<string, unknown>): Promise<string> {
	const { sealReply } = await import('../../src/lib/formats/reply/proof');
	const { sha256 } = await import('@noble/hashes/sha2.js');
	const rest = { ...JSON.parse(text), ...change };
	delete rest.hash;
	return JSON.stringify(sealReply(JSON.parse(JSON.stringify(rest)), sha256));
}
