import { expect, it } from 'vitest';
import { removeStore } from './remove-store';

const open = (name: string) =>
	new Promise<IDBDatabase>((resolve, reject) => {
		const request = indexedDB.open(name, 1);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
const names = async () => (await indexedDB.databases()).map((database) => database.name);

it('removes a store and those named after it, and leaves all others', async () => {
	for (const name of ['gone', 'gone-key', 'goner', 'kept']) (await open(name)).close();
	expect(await removeStore('gone')).toEqual({ ok: true, value: undefined });
	expect(await names()).toEqual(expect.arrayContaining(['goner', 'kept']));
	expect(await names()).not.toContain('gone');
	expect(await names()).not.toContain('gone-key');
});

it('says that the store is in use while another window holds it', async () => {
	const held = await open('held');
	expect(await removeStore('held')).toMatchObject({
		ok: false,
		problem: { code: 'storage-in-use', place: 'held' }
	});
	held.close();
});
