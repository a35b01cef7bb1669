/** What may go wrong while people sign: the wrong hand, a tap twice, words that are not saved, a phone that stays locked. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from 'playwright/test';
import { copiesCompared, changeRow, deleteDatabase, deleteJournal } from './harness/copies';
import { answer, card, enterPractice, INSPECTORS, PRIMARY_ID, seal } from './harness/practice';
import {
	countOf,
	draw,
	failExit,
	giveAway,
	isHandwriting,
	school,
	signer,
	signSchool,
	takeBack,
	visitWithFinding
} from './harness/signing';
import { storedEvents } from './harness/stored';

const [FIRST = ''] = INSPECTORS;
const PRINCIPAL = '王校长（示例）';
const WITNESS = '李书记（示例）';
/** Made up; the last figure is the right check digit of a date and place that nobody has (GB 11643). */
const ID = '110101190001010030';

const statement = (page: Page) => page.getByLabel('学校的陈述、申辩');
const pad = (page: Page) => page.locator('canvas[data-signed]');
const done = (page: Page) => page.getByRole('button', { name: '签好了' });
const refused = (page: Page) => page.getByRole('button', { name: '记下不签字' });

/** Two taps before anything could answer the first. */
const tapTwice = (page: Page, name: string | RegExp): Promise<void> =>
	page.getByRole('button', { name }).evaluate((button: HTMLElement) => {
		button.click();
		button.click();
	});

async function toSchool(page: Page): Promise<string> {
	const address = await visitWithFinding(page);
	await page.goto(`${address}/sign`);
	return giveAway(page);
}

test('what one person drew is never stored as the hand of another', async ({ page }) => {
	await toSchool(page);
	await draw(page);
	await page.getByRole('button', { name: '不签字' }).click();
	await page.getByLabel('不签字的原因').fill('有异议');
	await page.getByLabel('见证人姓名').fill(WITNESS);
	await expect(pad(page)).toHaveAttribute('data-signed', 'no');
	// A witness who is named and has not drawn would be left out without a word.
	await expect(refused(page)).toBeDisabled();
	await expect(page.getByText('写了见证人，还没有他的签字')).toBeVisible();
	await draw(page);
	await expect(refused(page)).toBeEnabled();

	await page.getByRole('button', { name: '还是签字' }).click();
	await page.getByLabel('姓名', { exact: true }).fill(PRINCIPAL);
	await expect(pad(page)).toHaveAttribute('data-signed', 'no');
	await expect(done(page)).toBeDisabled();
	// Whatever else may enable it: nothing drawn is nobody's hand.
	await done(page).evaluate((button: HTMLButtonElement) => {
		button.disabled = false;
		button.click();
	});
	await draw(page);
	await done(page).click();
	await expect(page.getByText('请把手机交还检查人员')).toBeVisible();
	expect(await countOf(page, 'signature.given')).toBe(1);
});

test('two taps make one signature, one refusal with its witness, and one seal', async ({
	page
}) => {
	const address = await visitWithFinding(page);
	await page.goto(`${address}/sign`);
	await signer(page, FIRST)
		.getByRole('button', { name: `${FIRST} 签字` })
		.click();
	await draw(page, page.getByRole('dialog'));
	await tapTwice(page, '签好了');
	await expect(signer(page, FIRST)).toHaveAttribute('data-state', 'signed');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	expect(await countOf(page, 'signature.given')).toBe(1);

	let code = await giveAway(page);
	await page.getByRole('button', { name: '不签字' }).click();
	await page.getByLabel('不签字的原因').fill('有异议');
	await page.getByLabel('见证人姓名').fill(WITNESS);
	await draw(page);
	await tapTwice(page, '记下不签字');
	await expect(page.getByText('已记下不签字和原因')).toBeVisible();
	await takeBack(page, code);
	await expect(school(page).locator('[data-witness]')).toHaveCount(1);
	expect(await countOf(page, 'signature.refused')).toBe(1);
	expect(await countOf(page, 'signature.given')).toBe(2);

	// Something else is changed, and the school signs after all.
	await page.goto(address);
	await answer(card(page, 'RT-06'), '合格');
	await page.goto(`${address}/sign`);
	code = await giveAway(page);
	await page.getByLabel('姓名').fill(PRINCIPAL);
	await draw(page);
	await tapTwice(page, '签好了');
	await expect(page.getByText('请把手机交还检查人员')).toBeVisible();
	await takeBack(page, code);
	expect(await countOf(page, 'signature.given')).toBe(3);
	// Who saw that it was not signed does not stand beside a signature.
	await expect(page.locator('[data-witness]')).toHaveCount(0);

	await tapTwice(page, /封存/);
	await expect(page.getByText('数值不再变动')).toBeVisible();
	expect(await countOf(page, 'inspection.sealed')).toBe(1);
});

test('nobody signs while what the school says is not saved', async ({ page }) => {
	await page.addInitScript(refuseEvents, 'finding.stated/');
	await toSchool(page);
	await statement(page).fill('门卫已当场开锁');
	await page.getByLabel('姓名').fill(PRINCIPAL);
	// It says so above the pad, which then lies lower.
	await expect(page.locator('[data-finding]').getByRole('alert')).toBeVisible();
	await draw(page);
	await done(page).click();
	await expect(page.getByRole('alert').filter({ hasText: '存下了才能签' })).toBeVisible();
	await expect(statement(page)).toHaveValue('门卫已当场开锁');
	await expect(done(page)).toBeEnabled();
	expect(await countOf(page, 'signature.given')).toBe(0);

	await page.evaluate(allowEvents);
	await done(page).click();
	await expect(page.getByText('请把手机交还检查人员')).toBeVisible();
	expect(await countOf(page, 'signature.given')).toBe(1);
	expect(await countOf(page, 'finding.stated')).toBe(1);
	await expect(page.locator('[data-finding]')).toContainText('门卫已当场开锁');
});

test('a refusal is written with the hand of its witness, or neither is', async ({ page }) => {
	await page.addInitScript(refuseEvents, 'signature.given/');
	await toSchool(page);
	await page.getByRole('button', { name: '不签字' }).click();
	await page.getByLabel('不签字的原因').fill('有异议');
	await page.getByLabel('见证人姓名').fill(WITNESS);
	await draw(page);
	await refused(page).click();
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await countOf(page, 'signature.refused')).toBe(0);
	// Nothing of it must be written or drawn again.
	await expect(pad(page)).toHaveAttribute('data-signed', 'yes');

	await page.evaluate(allowEvents);
	await refused(page).click();
	await expect(page.getByText('已记下不签字和原因')).toBeVisible();
	expect(await countOf(page, 'signature.refused')).toBe(1);
	expect(await countOf(page, 'signature.given')).toBe(1);
});

/** Neither copy takes events of a kind until `allowEvents`; everything else goes on. */
function refuseEvents(kind: string): void {
	const decoder = new TextDecoder();
	const says = (part: unknown): boolean => {
		if ('eventsAllowed' in window) return false;
		if (typeof part === 'string') return part.startsWith(kind);
		if (part instanceof ArrayBuffer || ArrayBuffer.isView(part))
			return decoder.decode(part).includes(kind);
		return typeof part === 'object' && part !== null && Object.values(part).some(says);
	};
	const { put } = IDBObjectStore.prototype;
	IDBObjectStore.prototype.put = function (...all) {
		if (says(all[0])) throw new DOMException('asked for by a test', 'QuotaExceededError');
		return put.apply(this, all);
	};
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (this: Worker, message: { call?: string; id?: number }) {
		if (message.call !== 'append' || !says(message)) return post.call(this, message);
		const data = { id: message.id, ok: false, name: 'QuotaExceededError', message: '' };
		queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
	};
}

const allowEvents = (): unknown => Object.assign(window, { eventsAllowed: true });

test('what the school says after the seal is kept once, and stands on the paper as said later', async ({
	page
}) => {
	const address = await visitWithFinding(page);
	await seal(page, address);
	await page.goto(`${address}/sign`);
	const code = await giveAway(page);
	const words = '钥匙改由值班老师带';
	await statement(page).fill(words);
	await statement(page).blur();
	await expect(page.locator('[data-finding]').getByText('已存')).toBeVisible();
	await page.reload();
	await expect(statement(page)).toHaveValue(words);
	await statement(page).focus();
	await signSchool(page, PRINCIPAL);
	await expect(page.locator('[data-finding]')).toContainText(words);
	expect(await countOf(page, 'finding.stated')).toBe(1);
	await page.reload();
	await expect(page.locator('[data-finding]')).toContainText(words);
	await takeBack(page, code);
	await page.goto(`${address}/print`);
	await expect(page.getByText(`定稿后补充，学校陈述、申辩：${words}`)).toHaveCount(1);
	await expect(page.getByText(words)).toHaveCount(1);
});

test('two of the school sign where the checklist wants two, each with a hand of their own', async ({
	page
}) => {
	await enterPractice(page);
	const address = await beginForTwo(page);
	await failExit(page);
	await page.goto(`${address}/sign`);
	await expect(school(page)).toHaveCount(2);
	const code = await giveAway(page);
	await page.getByLabel('姓名').fill(PRINCIPAL);
	await draw(page);
	await done(page).click();
	await expect(page.getByText(`${PRINCIPAL}：已签`)).toBeVisible();
	await expect(pad(page)).toHaveAttribute('data-signed', 'no');
	await expect(page.getByLabel('姓名')).toHaveValue('');
	await signSchool(page, WITNESS);
	await takeBack(page, code);
	for (const name of [PRINCIPAL, WITNESS])
		await expect(signer(page, name)).toHaveAttribute('data-state', 'signed');
	expect(await countOf(page, 'signature.given')).toBe(2);
});

/** The built-in checklist, wanting two hands of the school. */
async function beginForTwo(page: Page): Promise<string> {
	await page.goto('/templates');
	await page.getByRole('link', { name: '开学检查（快速版）' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: '下载 JSON' }).click();
	const checklist = JSON.parse(await readFile(await (await download).path(), 'utf8')) as object;
	const mine = { ...checklist, id: 'for-two', signers: { inspectors: 2, school: 2 } };
	await page.goto('/templates');
	await page.locator('input[type=file]').setInputFiles({
		name: '两人签.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(mine))
	});
	await expect(page.getByText('已导入')).toBeVisible();
	await page.goto(`/inspections/new?school=${PRIMARY_ID}&template=for-two`);
	await page.getByRole('button', { name: /^开始检查/ }).click();
	await expect(page.locator('[data-ready]')).toBeVisible();
	return page.url();
}

test('a hand drawn across a wide screen is whole when the phone is turned upright', async ({
	page
}) => {
	await page.setViewportSize({ width: 844, height: 390 });
	await toSchool(page);
	await page.getByLabel('姓名').fill(PRINCIPAL);
	await draw(page);
	const room = await pad(page).boundingBox();
	await page.setViewportSize({ width: 390, height: 844 });
	await expect.poll(async () => (await pad(page).boundingBox())?.width).toBeLessThan(390);
	await done(page).click();
	await expect(page.getByText('请把手机交还检查人员')).toBeVisible();
	const hand = (await storedEvents(page)).find(({ header }) =>
		header.type.startsWith('signature.given/')
	);
	expect(hand).toBeDefined();
	await page.evaluate(() => localStorage.removeItem('anxiao:handed-over:practice'));
	await page.goto(page.url().replace('/hand-over', '/sign'));
	const image = school(page).getByRole('img', { name: `${PRINCIPAL} 的签字` });
	expect(await isHandwriting(image)).toBe(true);
	const drawn = await image.evaluate((element) => ({
		// Without the 12 pixels around it, two dots each.
		width: (element as HTMLImageElement).naturalWidth - 48,
		height: (element as HTMLImageElement).naturalHeight - 48
	}));
	// It crosses as much of the room as it is high of it: what is cut off makes it narrower.
	expect(drawn.width / drawn.height).toBeGreaterThan(
		(0.9 * (room?.width ?? 0)) / (room?.height ?? 1)
	);
});

test('a phone that cannot note that it is given away says so and stays', async ({ page }) => {
	const address = await visitWithFinding(page);
	await page.goto(`${address}/sign`);
	await page.evaluate(() => {
		const { setItem } = Storage.prototype;
		Storage.prototype.setItem = function (key, value) {
			if (key.startsWith('anxiao:handed-over')) throw new DOMException('', 'QuotaExceededError');
			setItem.call(this, key, value);
		};
	});
	await page.getByRole('button', { name: '交给学校签字' }).click();
	await expect(page.getByRole('alert')).toContainText('现在不能交给学校签字');
	await expect(page.locator('[data-code]')).toHaveCount(0);
});

test('who keeps the phone after all goes on where he was', async ({ page }) => {
	const address = await visitWithFinding(page);
	await page.goto(`${address}/sign`);
	await page.evaluate(() => Object.assign(window, { same: true }));
	await page.getByRole('button', { name: '交给学校签字' }).click();
	await expect(page.getByRole('group', { name: '取回码' })).toBeFocused();
	await page.getByRole('button', { name: '先不交' }).click();
	await expect(page.getByRole('button', { name: '交给学校签字' })).toBeFocused();
	expect(await page.evaluate(() => 'same' in window)).toBe(true);
	await page.goto('/settings');
	await expect(page.getByRole('heading', { name: '设置' })).toBeVisible();
});

test('the phone is taken back also where the inspection does not open any more', async ({
	page
}) => {
	await enterPractice(page);
	await page.evaluate(() =>
		localStorage.setItem(
			'anxiao:handed-over:practice',
			JSON.stringify({ inspection: 'gone', code: '0420' })
		)
	);
	await page.goto('/inspections');
	await expect(page.getByRole('heading', { name: '本机没有这份检查记录' })).toBeVisible();
	// It would lead back here.
	await expect(page.getByRole('link', { name: '看全部检查记录' })).toHaveCount(0);
	await enterCode(page, '0420');
	await page.getByRole('link', { name: '看全部检查记录' }).click();
	await expect(page).toHaveURL(/\/inspections$/);
});

test('the phone is taken back also where everything on it is lost', async ({ page }) => {
	const address = await visitWithFinding(page);
	await copiesCompared(page);
	await page.goto(`${address}/sign`);
	const code = await giveAway(page);
	await page.goto('/schema/results.schema.json');
	await deleteDatabase(page);
	await deleteJournal(page);
	await page.goto(address);
	await expect(page.locator('[data-loss]')).toBeVisible();
	// Neither is the school's to decide, and the first leads back here.
	const restore = page.getByRole('link', { name: '从备份恢复' });
	const accept = page.getByRole('button', { name: '知道了，继续' });
	await expect(restore).toHaveCount(0);
	await expect(accept).toHaveCount(0);
	await enterCode(page, code);
	await expect(accept).toBeVisible();
	await restore.click();
	await expect(page).toHaveURL(/\/storage\/restore$/);
});

async function enterCode(page: Page, code: string): Promise<void> {
	await page.getByRole('button', { name: '检查人员取回' }).click();
	await page.getByLabel('取回码').fill(code);
	await page.getByRole('button', { name: '检查人员取回' }).click();
	await expect(page.getByLabel('取回码')).toHaveCount(0);
}

/** Which window edits is never answered, as where another one is slow to say. */
async function keepFromEditing(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const { request } = LockManager.prototype;
		LockManager.prototype.request = function (this: LockManager, name: string, ...more: never[]) {
			if (name.startsWith('anxiao-edit:')) return new Promise(() => undefined);
			return (request as (...all: unknown[]) => Promise<unknown>).call(this, name, ...more);
		} as typeof request;
	});
}

test('words that were left half typed are in what is sealed', async ({ page }) => {
	const address = await visitWithFinding(page);
	const id = address.split('/').at(-1) ?? '';
	const words = '二楼安全出口上锁，钥匙在门卫室';
	await page.goto('/settings');
	await changeRow(page, {
		store: 'notes',
		key: `typed:${id}:FIRE-05|whole`,
		value: { values: {}, note: words, place: '', reason: '' }
	});
	await keepFromEditing(page);
	await seal(page, address);
	const answers = (await storedEvents(page)).filter(({ body }) =>
		JSON.stringify(body).includes(words)
	);
	const [sealed] = (await storedEvents(page)).filter(({ header }) =>
		header.type.startsWith('inspection.sealed/')
	);
	expect(answers).toHaveLength(1);
	expect(JSON.stringify(sealed?.body)).toContain(String(answers[0]?.header.id));
});

test('nothing is sealed while words wait to be looked at', async ({ page }) => {
	const address = await visitWithFinding(page);
	const note = card(page, 'FIRE-05').getByLabel('问题描述');
	await note.fill(`证件 ${ID} 贴在墙上`);
	await note.blur();
	await expect(card(page, 'FIRE-05').locator('[data-held]')).toBeVisible();
	await keepFromEditing(page);
	await page.goto(`${address}/sign`);
	await page.getByRole('button', { name: /封存/ }).click();
	await expect(page.getByRole('alert')).toContainText('还差 1 处');
	expect(await countOf(page, 'inspection.sealed')).toBe(0);
	expect(await page.evaluate(() => document.body.innerText)).not.toContain('数值不再变动');
});
