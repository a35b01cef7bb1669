import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForEditLock, type EditLock } from './edit-lock';
import { editLockName, isAnyEdited } from './edit-lock-name';

const store = 'test';
let inspection: string;
let open: EditLock[];

/** One tab: what it was told last, and how it saves when it is asked to hand over. */
function tab(handOver = () => Promise.resolve()) {
	const seen: string[] = [];
	const lock = askForEditLock({
		store,
		inspection,
		onChange: (editing) => seen.push(editing),
		handOver
	});
	open.push(lock);
	return { lock, seen, is: (last: string) => expect.poll(() => seen.at(-1)).toBe(last) };
}

beforeEach(() => {
	inspection = crypto.randomUUID();
	open = [];
});
afterEach(() => open.forEach((lock) => lock.release()));

describe('the lock of the tab that edits', () => {
	it('goes to the first, and to the next when the first is gone', async () => {
		const first = tab();
		await first.is('here');
		const second = tab();
		await second.is('elsewhere');
		expect(await isAnyEdited()).toBe(true);
		first.lock.release();
		await second.is('here');
		second.lock.release();
		await expect.poll(isAnyEdited).toBe(false);
	});

	it('is handed over when asked for, only after the holder has saved', async () => {
		let saved: (() => void) | undefined;
		const first = tab(() => new Promise((resolve) => (saved = resolve)));
		await first.is('here');
		const second = tab();
		await second.is('elsewhere');
		second.lock.takeOver();
		await expect.poll(() => saved).toBeDefined();
		expect(second.seen).toEqual(['elsewhere']);
		saved?.();
		await second.is('here');
		await first.is('elsewhere');
	});

	it('goes to the one that asked, however long another has waited, and back when it leaves', async () => {
		const first = tab();
		await first.is('here');
		const patient = tab();
		await patient.is('elsewhere');
		const asking = tab();
		await asking.is('elsewhere');
		asking.lock.takeOver();
		await asking.is('here');
		await first.is('elsewhere');
		expect(patient.seen).toEqual(['elsewhere']);
		asking.lock.release();
		await expect.poll(() => [first.seen.at(-1), patient.seen.at(-1)]).toContain('here');
	});

	it('is taken from a holder that does not answer, which notices', async () => {
		const frozen = tab(() => new Promise(() => undefined));
		await frozen.is('here');
		const second = tab();
		await second.is('elsewhere');
		second.lock.takeOver();
		await second.is('here');
		await frozen.is('elsewhere');
	});

	it('is given back while the page lies in the back/forward cache, and asked for again after', async () => {
		const first = tab();
		await first.is('here');
		dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
		await navigator.locks.request(editLockName(store, inspection), () => undefined);
		dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
		await expect.poll(() => first.seen).toEqual(['here', 'here']);
	});
});
