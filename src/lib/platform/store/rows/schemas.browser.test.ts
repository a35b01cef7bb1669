import { afterEach, describe, expect, it } from 'vitest';
import type { SignedEvent } from '../../../core/events/event';
import type { Hash } from '../../../core/events/ids';
import { verifyEvents } from '../../../core/events/verify';
import { sha256 } from '../../device/digest';
import { verifySig } from '../../device/key';
import { layOutSchema1 } from '../../../../../tests/fixtures/store/lay-out';
import { openStore } from '../open-store';
import { removeStore } from '../remove-store';

const name = `schemas-${crypto.randomUUID()}`;
afterEach(() => removeStore(name));

describe('a database of an earlier release', () => {
	it('of schema 1 keeps everything that is in it, gets its second copy, and goes on in its own chain', async () => {
		const before = await layOutSchema1(name);
		const opened = await openStore({ name });
		if (!opened.ok) throw opened.problem;
		const store = opened.value;

		const events: SignedEvent[] = [];
		for await (const group of store.everything()) events.push(...group.events);
		expect(events.map((event) => JSON.stringify(event)).sort()).toEqual(
			before.events.map(({ b }) => b).sort()
		);
		for (const { hash } of before.bytes)
			expect((await store.bytes(hash as Hash))?.byteLength).toBe(200);
		expect(await store.summaries('inspection')).toEqual(before.summaries);
		expect(await store.listed('inspection/open')).toEqual(before.summaries);
		expect([...(await store.readNotes('typed:'))]).toEqual(before.notes);
		expect(await store.cleared()).toEqual(new Set());

		const appended = await store.append([
			{
				type: 'person.named/1',
				subject: { person: 'p-later' },
				payload: { name: '后来的人（示例）', duty: '' },
				parents: [],
				author: { person: 'p-later', role: 'inspector', via: 'self' }
			}
		]);
		expect(appended).toMatchObject({ ok: true, value: { flushed: 2 } });
		const checked = await store.check({ thorough: true });
		expect(checked.ok && checked.value.lost).toBeUndefined();
		expect(checked.ok && checked.value.holds).toEqual({
			events: before.events.length + 1,
			bytes: before.bytes.length
		});
		const all: SignedEvent[] = [];
		for await (const group of store.everything()) all.push(...group.events);
		const { statuses } = await verifyEvents(all, { sha256, verifySig });
		expect(new Set(statuses)).toEqual(new Set(['ok']));
		store.close();

		// What was there before the journal is in it now.
		await new Promise<void>((resolve, reject) => {
			const deleting = indexedDB.deleteDatabase(name);
			deleting.onsuccess = () => resolve();
			deleting.onerror = () => reject(deleting.error);
		});
		const again = await openStore({ name });
		if (!again.ok) throw again.problem;
		let count = 0;
		for await (const group of again.value.everything()) count += group.events.length;
		expect(count).toBe(all.length);
		again.value.close();
	});
});
