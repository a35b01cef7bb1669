/**
 * A release arrives, and is applied, at each screen of an inspection. Titles with @short are in the short run. Every test
 * leaves behind how much had been acknowledged and how much of it was gone afterwards.
 */
import { expect, test, type Page } from 'playwright/test';
import shell from '../../../src/lib/app/messages/shell.zh-CN.json' with { type: 'json' };
import { releaseInControl } from '../../e2e/harness/offline-ready';
import { addPhoto, answer, begin, card, enterPractice } from '../../e2e/harness/practice';
import { nodeRelease, staticRelease, type Release } from '../../e2e/harness/releases';
import { expectStarted } from '../../e2e/harness/screens';
import { StaticHost } from '../../e2e/harness/static-host';
import { keptWords } from '../../e2e/harness/stored';
import { storedKeys } from './stored-keys';

const WORDS = '二楼安全出口上锁，钥匙在门卫室';

let older: Release;
let newer: Release;
let host: StaticHost;
let page: Page;
/** Of the inspection. */
let address: string;

test.beforeEach(async ({ page: opened }) => {
	older = nodeRelease();
	newer = staticRelease();
	host = new StaticHost(older, Number(process.env.UPDATE_PORT));
	await host.start();
	page = opened;
	await enterPractice(page);
	expect(await releaseInControl(page)).toBe(older.version);
	address = await begin(page);
	await answer(card(page, 'FIRE-01'), '合格');
	await answer(card(page, 'FIRE-05'), '不合格');
	await addPhoto(page, card(page, 'FIRE-05'), '出口');
});
test.afterEach(() => host.stop());

const note = () => card(page, 'FIRE-05').getByLabel('问题描述');
const waiting = (at: Page) => at.getByText(shell.shell_update_filling, { exact: true });
const prompt = (at: Page) => at.getByText(shell.shell_update_waiting, { exact: true });

/** Deploys the newer release, and the tab comes to the front again: when the app looks for one. */
async function arrive(at: Page): Promise<void> {
	host.deploy(newer);
	await at.evaluate(() => Object.assign(window, { kept: true }));
	await at.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
	await at.waitForFunction(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return Boolean(registration?.waiting);
	});
}

/** Nobody asked for a reload, so there was none. */
const expectNoReload = async (at: Page) =>
	expect(await at.evaluate(() => 'kept' in window)).toBe(true);

/** Leaves the form, where a release waits, taps 更新 and waits until the newer release runs. */
async function apply(at: Page): Promise<void> {
	if (at.url() === address) {
		await expect(waiting(at)).toBeVisible();
		await at.locator('a[href="/"]').first().click();
	}
	await expect(prompt(at)).toBeVisible();
	const reloaded = at.waitForEvent('load');
	await at.getByRole('button', { name: shell.shell_update_apply, exact: true }).click();
	await reloaded;
	await expectStarted(at);
	expect(await releaseInControl(at)).toBe(newer.version);
}

/** Everything that was stored still is; and says how much that was. */
async function expectKept(before: string[]): Promise<void> {
	const after = new Set(await storedKeys(page));
	const lost = before.filter((key) => !after.has(key));
	const { annotations } = test.info();
	annotations.push({ type: 'acknowledged', description: String(before.length) });
	annotations.push({ type: 'lost', description: String(lost.length) });
	expect(lost).toEqual([]);
}

/** What was answered stands on the form. */
async function expectForm(): Promise<void> {
	await page.goto(address);
	await expect(page.locator('[data-ready]')).toBeVisible();
	await expect(card(page, 'FIRE-01')).toHaveAttribute('data-verdict', 'pass');
	await expect(card(page, 'FIRE-05')).toHaveAttribute('data-verdict', 'fail');
	await expect(card(page, 'FIRE-05').locator('figure img')).toHaveCount(1);
}

const screens: Record<string, () => string> = {
	today: () => '/',
	'the schools': () => '/schools',
	'the start of another inspection': () => '/inspections/new?template=opening-quick',
	'the form, at rest': () => address,
	'the review': () => `${address}/review`,
	'the correction of the start': () => `${address}/correct`,
	'the paper': () => `${address}/print`,
	'the checklists': () => '/templates',
	'the settings': () => '/settings'
};
for (const [name, at] of Object.entries(screens))
	test(`nothing is lost when a release arrives and is applied at ${name}`, async () => {
		await page.goto(at());
		await expectStarted(page);
		const before = await storedKeys(page);
		await arrive(page);
		await expectNoReload(page);
		await apply(page);
		await expectKept(before);
		await expectForm();
	});

test('words half typed stay while a release arrives, and are there after it was applied @short', async () => {
	await note().pressSequentially(WORDS);
	await expect.poll(() => keptWords(page)).toContain(WORDS);
	const before = await storedKeys(page);
	await arrive(page);
	await expect(note()).toBeFocused();
	await expect(note()).toHaveValue(WORDS);
	await expectNoReload(page);
	await expect(prompt(page)).toHaveCount(0);
	await note().pressSequentially('，已拍照');
	await note().blur();
	await apply(page);
	await expectKept(before);
	await expectForm();
	await expect(note()).toHaveValue(`${WORDS}，已拍照`);
});

test('words whose tab is gone before they became an answer are there in the newer release', async ({
	context
}) => {
	await note().pressSequentially(WORDS);
	await expect.poll(() => keptWords(page)).toContain(WORDS);
	const before = await storedKeys(page);
	await arrive(page);
	const other = await context.newPage();
	await other.goto('/settings');
	await expectStarted(other);
	await page.close();
	await apply(other);
	page = other;
	await expectKept(before);
	await expectForm();
	await expect(note()).toHaveValue(WORDS);
});

test('a photo just added is there after the release was applied @short', async () => {
	await answer(card(page, 'FIRE-06'), '不合格');
	await arrive(page);
	await addPhoto(page, card(page, 'FIRE-06'), '应急灯');
	const before = await storedKeys(page);
	await expectNoReload(page);
	await apply(page);
	await expectKept(before);
	await expectForm();
	await expect(card(page, 'FIRE-06').locator('figure img')).toHaveCount(1);
});

test('an answer tapped in the moment before 更新 is there afterwards', async () => {
	await arrive(page);
	await expect(waiting(page)).toBeVisible();
	await card(page, 'FIRE-06').getByRole('radio', { name: '不合格', exact: true }).check();
	const before = await storedKeys(page);
	await apply(page);
	await expectKept(before);
	await expectForm();
	await expect(card(page, 'FIRE-06')).toHaveAttribute('data-verdict', 'fail');
});

test('no tab applies the release while another one has words half typed @short', async ({
	context
}) => {
	const other = await context.newPage();
	await other.goto('/settings');
	await expectStarted(other);
	await page.bringToFront();
	await note().pressSequentially(WORDS);
	const before = await storedKeys(page);
	await page.evaluate(() => Object.assign(window, { kept: true }));
	await arrive(other);
	await expect(prompt(other)).toBeVisible();
	await other.getByRole('button', { name: shell.shell_update_apply, exact: true }).click();
	await expect(other.getByText(shell.shell_update_editing)).toBeVisible();
	expect(await releaseInControl(other)).toBe(older.version);
	await page.bringToFront();
	await expectNoReload(page);
	await expect(note()).toHaveValue(WORDS);
	await answer(card(page, 'FIRE-06'), '合格');
	await expectKept(before);
	await apply(page);
	await expectForm();
	await expect(note()).toHaveValue(WORDS);
});
