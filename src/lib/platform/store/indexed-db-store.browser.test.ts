import { afterEach, describe, expect, it, vi } from 'vitest';
import { storeContract } from './contract';
import { openStore } from './open-store';
import { removeStore } from './remove-store';
import type { EventDraft } from '../../core/events/event';
import type { EventStore, StoreProblem } from '../../core/events/store';

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
/** The second put of the next writing transaction aborts it, as a full disk does: after part was handed over. */
function failNextWrite(name: string): void {
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
