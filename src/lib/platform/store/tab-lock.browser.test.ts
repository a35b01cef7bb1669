import { afterEach, expect, it, vi } from 'vitest';
import { webTabLock } from './tab-lock';

afterEach(() => vi.unstubAllGlobals());

let stores = 0;
const pair = () => {
	const name = `tab-lock-${stores++}`;
	return [webTabLock(name), webTabLock(name)] as const;
};

it('hears from the tab that has the lock what it is at', async () => {
	const [one, other] = pair();
	one.answerWhile(() => 'working');
	other.answerWhile(() => undefined);
	expect(await other.holder()).toBe('working');
	one.close();
	other.close();
});

it('hears nothing where nobody has it', async () => {
	const [one, other] = pair();
	one.answerWhile(() => undefined);
	expect(await other.holder()).toBeUndefined();
	one.close();
	other.close();
});

/** As in a page that Chromium has frozen: it hears what others call, and its own tasks stand still. */
class FrozenChannel {
	port1 = { onmessage: null, close: () => undefined };
	port2 = { postMessage: () => undefined };
}

it('takes a tab for asleep that hears and does not get on', async () => {
	vi.stubGlobal('MessageChannel', FrozenChannel);
	const [one, other] = pair();
	one.answerWhile(() => 'working');
	expect(await other.holder()).toBeUndefined();
	one.close();
	other.close();
});
