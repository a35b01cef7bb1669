import { expect, it } from 'vitest';
import type { EventDraft } from '$lib/core/events/event';
import type { EventStore } from '$lib/core/events/store';
import { emptyTally } from '$lib/core/events/tally';
import { OPEN_INSPECTIONS } from '$lib/core/inspection/summary';
import { openMemoryStore } from '$lib/platform/store/memory-store';
import { lastBackup, notBackedUp, noteBackup } from './last-backup';

const author = { person: 'p', role: 'inspector', via: 'self' } as const;
let now = Date.parse('2026-09-01T00:10:00Z');

async function write(store: EventStore, inspection: string, type = 'response.given/1') {
	now += 60_000;
	const subject = { inspection, item: `${now}`, unit: 'whole' };
	const payload = type.startsWith('evidence') ? { hash: `photo of ${now}` } : { verdict: 'pass' };
	const draft: EventDraft = { type, subject, payload, parents: [], author };
	const changedAt = new Date(now).toISOString();
	await store.append([draft], {
		summarise: () => [
			{
				group: `inspection:${inspection}`,
				kind: 'inspection',
				value: { id: inspection, changedAt },
				lists: [[OPEN_INSPECTIONS, changedAt]]
			}
		]
	});
}

it('counts what this device wrote after the last backup, from its chain', async () => {
	const store = await openMemoryStore({ now: () => now });
	expect(await notBackedUp(store)).toEqual({ events: 0, photos: 0, since: undefined });
	await write(store, 'i1');
	await write(store, 'i1', 'evidence.added/1');
	expect(await notBackedUp(store)).toEqual({
		events: 2,
		photos: 1,
		since: '2026-09-01T00:11:00.000Z'
	});

	const device = (await store.chain())?.device;
	if (!device) throw new Error('no device');
	const noted = {
		device,
		seq: 2,
		events: emptyTally,
		bytes: emptyTally,
		photos: 1,
		rehearsed: true
	};
	await noteBackup(store, { ...noted, at: new Date(now).toISOString() });
	expect((await lastBackup(store))?.seq).toBe(2);
	expect((await notBackedUp(store)).events).toBe(0);

	await write(store, 'i1');
	await write(store, 'i2', 'evidence.added/1');
	expect(await notBackedUp(store)).toEqual({
		events: 2,
		photos: 1,
		since: '2026-09-01T00:13:00.000Z'
	});
});

it('does not trust a backup that another device made', async () => {
	const store = await openMemoryStore({ now: () => now });
	await write(store, 'i1');
	const device = 'another' as never;
	const at = new Date(now).toISOString();
	const noted = { at, device, seq: 99, events: emptyTally, bytes: emptyTally, photos: 0 };
	await noteBackup(store, { ...noted, rehearsed: true });
	expect((await notBackedUp(store)).events).toBe(1);
});
