import { expect, test, type Page } from 'playwright/test';
import {
	ageJournal,
	changeRow,
	copiesCompared,
	deleteDatabase,
	deleteJournal,
	forgetMarker,
	holdLock,
	keepDatabase,
	refuseDatabase
} from './harness/copies';
import {
	addPhoto,
	answer,
	begin,
	card,
	enterPractice,
	PRIMARY,
	PRIMARY_ID,
	sum
} from './harness/practice';

/** Some answers and a photo, and the app closed again. Resolves with the address and what must be found again. */
async function worked(
	page: Page
): Promise<{ address: string; before: Awaited<ReturnType<typeof sum>> }> {
	await enterPractice(page);
	const address = await begin(page);
	await answer(card(page, 'FIRE-01'), '合格');
	await answer(card(page, 'FIRE-05'), '不合格');
	await addPhoto(page, card(page, 'FIRE-05'), '出口');
	await copiesCompared(page);
	const before = await sum(page);
	await page.goto('/schema/results.schema.json');
	return { address, before };
}

/** Without waiting for what becomes of it. */
const tap = (page: Page, item: string, word: string) =>
	card(page, item).getByRole('radio', { name: word, exact: true }).click({ noWaitAfter: true });

async function expectAllThere(page: Page, before: Awaited<ReturnType<typeof sum>>): Promise<void> {
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(before);
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	await expect(card(page, 'FIRE-05').locator('figure img')).toHaveCount(1);
}

test('the second copy counts from the start at which its file is found', async ({ page }) => {
	await enterPractice(page);
	await begin(page);
	await copiesCompared(page);
	await answer(card(page, 'FIRE-01'), '合格');
	await expect(card(page, 'FIRE-01')).toHaveAttribute('data-copies', '1');
	await expect(page.locator('[data-storage]')).toHaveAttribute('data-storage', 'one');
	const address = page.url();
	await page.goto('/schema/results.schema.json');
	await ageJournal(page);
	await page.goto(address);
	await copiesCompared(page);
	await answer(card(page, 'FIRE-05'), '不合格');
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-copies', '2');
	await expect(page.locator('[data-storage]')).toHaveAttribute('data-storage', 'saved');
});

test('a database that is gone is made again from the journal, and everything goes on', async ({
	page
}) => {
	const { address, before } = await worked(page);
	await deleteDatabase(page);
	await page.goto(address);
	await expectAllThere(page, before);
	await expect(page.locator('[data-loss]')).toHaveCount(0);
	// The key went with it: a new device goes on in the same inspection.
	await answer(card(page, 'FIRE-06'), '合格');
	await page.goto('/');
	await expect(page.getByRole('link', { name: /继续/ })).toContainText(PRIMARY);
	await page.goto('/schools');
	await expect(page.getByText(PRIMARY).first()).toBeVisible();
});

test('what another tab puts back into the lists appears in the list that is open', async ({
	page,
	context
}) => {
	await enterPractice(page);
	await page.goto('/schools');
	const row = page.getByText(PRIMARY);
	await expect(row.first()).toBeVisible();
	const group = `school:${PRIMARY_ID}`;
	await changeRow(page, { store: 'summaries', key: group });
	await page.reload();
	await expect(page.getByText('银泉示例小学').first()).toBeVisible();
	await expect(row).toHaveCount(0);
	// As a start leaves it that ended before what it brought back stood in the lists.
	await changeRow(page, { store: 'notes', key: `unlisted/${group}`, value: true });
	await (await context.newPage()).goto(new URL('/settings', page.url()).href);
	await expect(row.first()).toBeVisible();
});

test('a start that takes long to bring everything back says so meanwhile', async ({ page }) => {
	const { address, before } = await worked(page);
	await deleteDatabase(page);
	await holdLock(page);
	await page.goto(address);
	// The screen of an inspection waits for its events, and the frame with it.
	await expect(page.locator('#skeleton')).toContainText('正在从第二份找回记录');
	await expectAllThere(page, before);

	await page.goto('/schema/results.schema.json');
	await deleteDatabase(page);
	await holdLock(page);
	await page.goto('/schools');
	const notice = page.locator('[data-healing]');
	await expect(notice).toContainText('正在从第二份找回记录');
	await expect(page.getByRole('heading', { name: '学校', exact: true })).toBeHidden();
	await expect(notice).toHaveCount(0);
	await expect(page.getByText(PRIMARY).first()).toBeVisible();
});

test('while the storage is slow to open, what was begun stays on screen', async ({ page }) => {
	await enterPractice(page);
	await keepDatabase(page, 2500);
	const announced = page.locator('[data-healing]').waitFor({ timeout: 5000 });
	announced.catch(() => undefined);
	await page.goto('/schools/import');
	const roster = Buffer.from('学校名称,县(市、区),学段,学生数\n甲示例小学,咸安区,小学,300\n');
	const file = { name: '名册.csv', mimeType: 'text/csv', buffer: roster };
	await page.locator('input[type=file]').setInputFiles(file);
	await expect(page.locator('[data-import=preview]')).toBeVisible();
	await expect(announced).rejects.toThrow('Timeout');
});

test('a database that does not open is done without, and gets everything when it opens again', async ({
	page
}) => {
	const { address, before } = await worked(page);
	await refuseDatabase(page);
	await page.goto(address);
	await expectAllThere(page, before);
	const added = card(page, 'FIRE-06');
	await added.getByRole('radio', { name: '不合格', exact: true }).check();
	await expect(added).toHaveAttribute('data-saved', 'one');
	await addPhoto(page, added, '灭火器');
	const after = await sum(page);
	await page.reload();
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(after);
	await page.goto('/storage');
	await expect(page.locator('[data-storage]')).toHaveAttribute('data-storage', 'one');
	await expect(page.getByText('数据库打不开')).toBeVisible();
	await expect(page.getByText('1 份', { exact: true })).toBeVisible();

	await refuseDatabase(page, false);
	await page.goto(address);
	await copiesCompared(page);
	await expect(page.locator('[data-ready]')).toBeVisible();
	await expect(card(page, 'FIRE-06')).toHaveAttribute('data-verdict', 'fail');
	await expect(card(page, 'FIRE-06').locator('figure img')).toHaveCount(1);
	expect(await sum(page)).toEqual(after);
});

test('a journal that is gone is made again from the database', async ({ page }) => {
	const { address, before } = await worked(page);
	await deleteJournal(page);
	await page.goto(address);
	await copiesCompared(page);
	await page.goto('/schema/results.schema.json');
	await deleteDatabase(page);
	await page.goto(address);
	await expectAllThere(page, before);
});

test('with both gone, every entrance says what was there, until somebody has read it', async ({
	page
}) => {
	const { address } = await worked(page);
	await deleteDatabase(page);
	await deleteJournal(page);
	for (const entrance of ['/', address, '/schools']) {
		await page.goto(entrance);
		const notice = page.locator('[data-loss]');
		await expect(notice).toContainText('本机的数据少了');
		await expect(notice).toContainText('没有做过备份');
		expect(Number(await notice.getAttribute('data-loss'))).toBeGreaterThan(20);
		await expect(page.getByText('新建检查')).toHaveCount(0);
	}
	await page.getByRole('button', { name: '知道了，继续' }).click();
	await expect(page.locator('[data-loss]')).toHaveCount(0);
	await page.goto('/');
	await expect(page.locator('main')).not.toBeEmpty();
	await expect(page.locator('[data-loss]')).toHaveCount(0);
});

test('the loss is told by the second place of the marker when the first is gone too', async ({
	page
}) => {
	await worked(page);
	await deleteDatabase(page);
	await deleteJournal(page);
	await forgetMarker(page);
	await page.goto('/');
	await expect(page.locator('[data-loss]')).toBeVisible();
});

test('a tab from under which everything is cleared gives back what it has', async ({ page }) => {
	await enterPractice(page);
	await begin(page);
	await answer(card(page, 'FIRE-01'), '合格');
	await answer(card(page, 'FIRE-05'), '不合格');
	await copiesCompared(page);
	const before = await sum(page);
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Storage.clearDataForOrigin', {
		origin: new URL(page.url()).origin,
		storageTypes: 'indexeddb,file_systems'
	});
	await tap(page, 'FIRE-06', '合格');
	await expect(page.locator('[data-loss]')).toBeVisible();
	await page.getByRole('button', { name: '知道了，继续' }).click();
	// What this tab had in memory went back into both.
	await expect.poll(async () => (await sum(page)).合格).toBe(before.合格 + 1);
	await page.reload();
	await expect(page.locator('[data-ready]')).toBeVisible();
	const after = await sum(page);
	expect(after.合格).toBe(before.合格 + 1);
	expect(after.不合格).toBe(before.不合格);
});

test('where the journal fails, answers are saved once and say so', async ({ page }) => {
	await page.addInitScript(() => {
		const post = Worker.prototype.postMessage;
		Worker.prototype.postMessage = function (
			this: Worker,
			message: { call?: string; id?: number }
		) {
			if (message.call !== 'append' || localStorage.getItem('healthy'))
				return post.call(this, message);
			const answer = { id: message.id, ok: false, name: 'NotReadableError', message: '' };
			queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: answer })));
		};
	});
	await enterPractice(page);
	await begin(page);
	const item = card(page, 'FIRE-01');
	await item.getByRole('radio', { name: '合格', exact: true }).check();
	await expect(item).toHaveAttribute('data-saved', 'one');
	await expect(page.locator('[data-storage]')).toHaveAttribute('data-storage', 'one');
	await page.goto('/storage');
	await page.goBack();
	await expect(page.locator('[data-ready]')).toBeVisible();
	await page.evaluate(() => localStorage.setItem('healthy', 'yes'));
	await answer(card(page, 'FIRE-05'), '不合格');
	// What the journal missed is copied; nothing hangs on the database any more.
	await copiesCompared(page);
	const before = await sum(page);
	const address = page.url();
	await page.goto('/schema/results.schema.json');
	await deleteDatabase(page);
	await page.goto(address);
	await expect(page.locator('[data-ready]')).toBeVisible();
	expect(await sum(page)).toEqual(before);
});
