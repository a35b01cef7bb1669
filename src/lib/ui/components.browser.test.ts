import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Gallery from './testing/Gallery.svelte';
import { violations } from './testing/accessible';

const state = () =>
	JSON.parse(document.querySelector('output')!.textContent!) as Record<string, unknown>;

it.each(['light', 'dark', 'sunlight'] as const)(
	'breaks no accessibility rule in the %s theme',
	async (theme) => {
		await render(Gallery);
		expect(await violations(theme)).toEqual([]);
	}
);

it('gives every control a target of 48 px on a phone', async () => {
	await page.viewport(390, 844);
	await render(Gallery);
	const small = [
		...document.querySelectorAll<HTMLElement>(
			'main :is(.button, input, select, textarea, [role=tab])'
		)
	]
		.filter((control) => control.getBoundingClientRect().height < 48)
		.map((control) => control.outerHTML);
	expect(small).toEqual([]);
});

it('does not scroll sideways at 320 px', async () => {
	await page.viewport(320, 700);
	await render(Gallery);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

it('chooses with the mouse and moves the choice with the arrow keys', async () => {
	const onchoose = vi.fn();
	await render(Gallery, { onchoose });
	await page.getByRole('radio', { name: '不合格' }).click();
	await expect.poll(state).toMatchObject({ verdict: 'fail' });
	await userEvent.keyboard('{ArrowRight}');
	await expect.poll(state).toMatchObject({ verdict: 'later' });
	expect(onchoose.mock.calls).toEqual([['fail'], ['later']]);
});

it('reads hint and error with the field, and drops the error when it is put right', async () => {
	await render(Gallery);
	const field = page.getByRole('textbox', { name: '姓名' });
	await expect.element(field).toHaveAccessibleDescription('写全名 填上姓名');
	await expect.element(field).toHaveAttribute('aria-invalid', 'true');
	await field.fill('示例');
	await expect.element(field).toHaveAccessibleDescription('写全名');
	await expect.element(field).not.toHaveAttribute('aria-invalid');
});

it('keeps a number as it was typed', async () => {
	await render(Gallery);
	await page.getByRole('textbox', { name: '重量' }).fill('0.250');
	await expect.poll(state).toMatchObject({ weight: '0.250' });
});

it('moves between tabs with the arrow keys and wraps around', async () => {
	await render(Gallery);
	await page.getByRole('tab', { name: '按类别' }).click();
	await userEvent.keyboard('{ArrowLeft}');
	await expect.element(page.getByRole('tabpanel')).toHaveTextContent('面板 two');
	await expect.element(page.getByRole('tab', { name: '按地点' })).toHaveFocus();
});

it('presses one filter at a time', async () => {
	await render(Gallery);
	await page.getByRole('button', { name: '未查' }).click();
	await expect
		.element(page.getByRole('button', { name: '全部' }))
		.toHaveAttribute('aria-pressed', 'false');
	expect(state()).toMatchObject({ filter: 'open' });
});

it('opens the sheet on its title, closes it with Escape and gives the focus back', async () => {
	await render(Gallery);
	const opener = page.getByRole('button', { name: '打开' });
	await opener.click();
	await expect.element(page.getByRole('heading', { name: '底部面板' })).toHaveFocus();
	expect(await violations('light')).toEqual([]);
	await userEvent.keyboard('{Escape}');
	await expect.poll(state).toMatchObject({ open: false });
	await expect.element(opener).toHaveFocus();
});

it('lets a long job be stopped', async () => {
	const oncancel = vi.fn();
	await render(Gallery, { oncancel });
	await page.getByRole('button', { name: '停下' }).click();
	expect(oncancel).toHaveBeenCalledOnce();
});
