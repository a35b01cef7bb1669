import { afterEach, describe, expect, it, vi } from 'vitest';
import { storeContract } from './contract';
import type { Request } from './journal/contract';
import { openStore } from './open-store';
import { removeStore } from './remove-store';
import type { EventDraft, SignedEvent } from '../../core/events/event';
import type { EventStore } from '../../core/events/store';
import type { StoreProblem } from '../../core/events/store-problem';
import { verifyEvents } from '../../core/events/verify';
import { sha256 } from '../device/digest';
import { verifySig } from '../device/key';

let databases = 0;
const opened: EventStore[] = [];
const names: string[] = [];

function freshName(): string {
	const name = `store-test-${Date.now()}-${databases++}`;
	names.push(name);
	return name;
}
async function open(
	name: string,
	onProblem: (problem: StoreProblem) => void = () => undefined
): Promise<EventStore> {
	const result = await openStore({ name, onProblem });
	if (!result.ok) throw result.problem;
	opened.push(result.value);
	return result.value;
}
/** The journal refuses the next append. */
function failNextFrame(name: string): void {
	const post = Worker.prototype.postMessage;
	const spy = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
		this: Worker,
		message: Request
	) {
		if (message.call !== 'append') return post.call(this, message);
		spy.mockRestore();
		const answer = { id: message.id, ok: false, name, message: 'asked for by a test' };
		this.onmessage?.(new MessageEvent('message', { data: answer }));
	});
}
/** Both copies refuse the next append. */
function failNextWrite(name: string): void {
	failNextFrame(name);
	failNextRows(name);
}
/** The second put of the next writing transaction aborts it, as a full disk does: after part was handed over. */
function failNextRows(name: string): void {
	const put = IDBObjectStore.prototype.put;
	const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
		this: IDBObjectStore,
		...args: Parameters<IDBObjectStore['put']>
	) {
		if (this.name === 'events') return put.apply(this, args);
		spy.mockRestore();
		throw new DOMException('asked for by a test', name);
	});
}
const draft: EventDraft = {
	type: 'response.given/1',
	subject: { inspection: 'i1', item: 'FS-21', unit: 'whole' },
	payload: { verdict: 'pass', rule: 'FS-21@2019-04-01' },
	parents: [],
	author: { person: 'p1', role: 'inspector', via: 'self' }
};
const bare = (name: string, version?: number) =>
	new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, version);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});

/** Both copies together hold so many answers, in one chain without forks and gaps. */
async function expectOneChain(store: EventStore, answers: number): Promise<void> {
	await store.check({ thorough: true });
	expect((await store.eventsOf('inspection:i1')).length).toBe(answers);
	const chain: SignedEvent[] = [];
	for await (const group of store.everything()) chain.push(...group.events);
	const { statuses } = await verifyEvents(chain, { sha256, verifySig });
	expect(new Set(statuses)).toEqual(new Set(['ok']));
}

afterEach(async () => {
	vi.restoreAllMocks();
	for (const store of opened.splice(0)) store.close();
	for (const name of names.splice(0)) await removeStore(name);
});

storeContract('IndexedDB', async () => {
	const name = freshName();
	return { open: () => open(name), failNextWrite };
});

describe('IndexedDB', () => {
	it('opens anew when the browser has dropped the connection', async () => {
		const store = await open(freshName());
		await store.append([draft]);
		const transaction = IDBDatabase.prototype.transaction;
		const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args: Parameters<IDBDatabase['transaction']>
		) {
			spy.mockRestore();
			this.close();
			return transaction.apply(this, args);
		});
		expect(await store.append([draft])).toMatchObject({ ok: true });
		expect((await store.eventsOf('inspection:i1')).length).toBe(2);
	});

	it('steps aside for a newer version, says so, still reads and no longer writes', async () => {
		const name = freshName();
		const problems: StoreProblem[] = [];
		const store = await open(name, (problem) => problems.push(problem));
		await store.append([draft]);
		const newer = await bare(name, 99);
		expect((await store.eventsOf('inspection:i1')).length).toBe(1);
		expect(await store.append([draft])).toMatchObject({
			ok: false,
			problem: { code: 'storage-newer' }
		});
		expect(problems.map((problem) => problem.code)).toContain('storage-newer');
		const second = await open(name);
		expect((await second.eventsOf('inspection:i1')).length).toBe(1);
		expect(await second.append([draft])).toMatchObject({
			ok: false,
			problem: { code: 'storage-newer' }
		});
		newer.close();
	});

	it('says at opening that storage is unavailable', async () => {
		vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
			throw new DOMException('blocked', 'SecurityError');
		});
		expect(await openStore({ name: freshName() })).toMatchObject({
			ok: false,
			problem: { code: 'storage-unavailable', place: 'open' }
		});
	});

	it('never forks the chain when the lock was taken from a tab that was only slow, in neither copy', async () => {
		const name = freshName();
		const [slow, quick] = [await open(name), await open(name)];
		for (const tab of [slow, quick]) expect(await tab.append([draft])).toMatchObject({ ok: true });
		// Nobody waits for the lock any more: as if it had been taken away each time.
		vi.spyOn(navigator.locks, 'request').mockImplementation((async (
			_name: string,
			_options: unknown,
			task: () => Promise<unknown>
		) => task()) as LockManager['request']);
		let wake = () => {};
		const asleep = new Promise<void>((resolve) => (wake = resolve));
		const sign = vi.spyOn(crypto.subtle, 'sign').mockImplementationOnce(async (...args) => {
			await asleep;
			return crypto.subtle.sign(...args);
		});
		const late = slow.append([draft]);
		await expect.poll(() => sign).toHaveBeenCalled();
		expect(await quick.append([draft, draft])).toMatchObject({ ok: true });
		wake();
		expect(await late).toMatchObject({ ok: true, value: { flushed: 2 } });

		await expectOneChain(quick, 5);
		expect(quick.health().healed.events).toBe(0);
	});

	it('never forks the chain of a tab that ended before the database had what only the journal has', async () => {
		const name = freshName();
		const [first, second] = [await open(name), await open(name)];
		for (const tab of [first, second])
			expect(await tab.append([draft])).toMatchObject({ ok: true });
		const transaction = IDBDatabase.prototype.transaction;
		const refusing = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args: Parameters<IDBDatabase['transaction']>
		) {
			if (args[1] === 'readwrite')
				throw new DOMException('asked for by a test', 'NotReadableError');
			return transaction.apply(this, args);
		});
		expect(await first.append([draft])).toMatchObject({ ok: true, value: { flushed: 1 } });
		first.close();
		refusing.mockRestore();
		expect(await second.append([draft])).toMatchObject({ ok: true });
		await expectOneChain(second, 4);
	});

	it('compares both copies also while a tab that is frozen has the lock', async () => {
		const name = freshName();
		const store = await open(name);
		await store.append([draft]);
		const lock = `anxiao-append:${name}`;
		const frozen = navigator.locks.request(lock, () => new Promise(() => undefined));
		frozen.catch(() => undefined);
		const isHeld = async () =>
			(await navigator.locks.query()).held?.some((held) => held.name === lock);
		await expect.poll(isHeld).toBe(true);
		expect(await store.check()).toMatchObject({ ok: true });
	}, 60_000);

	it('writes everything with strict durability', async () => {
		const store = await open(freshName());
		const modes: unknown[] = [];
		const transaction = IDBDatabase.prototype.transaction;
		vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
			this: IDBDatabase,
			...args: Parameters<IDBDatabase['transaction']>
		) {
			const tx = transaction.apply(this, args);
			if (tx.mode === 'readwrite') modes.push(tx.durability);
			return tx;
		});
		await store.append([draft]);
		await store.writeNote('a', 1);
		await store.writeSummaries([{ group: 'g', kind: 'k', value: 1 }]);
		expect(modes).toEqual(['strict', 'strict', 'strict']);
	});

	it('keeps a key that cannot be read out', async () => {
		const name = freshName();
		const store = await open(name);
		await store.append([draft]);
		const db = await bare(name);
		const head = await new Promise<{ key: { privateKey: CryptoKey } }>((resolve) => {
			const request = db.transaction('chain').objectStore('chain').get('head');
			request.onsuccess = () => resolve(request.result as { key: { privateKey: CryptoKey } });
		});
		db.close();
		expect(head.key.privateKey.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', head.key.privateKey)).rejects.toThrow();
	});
});
