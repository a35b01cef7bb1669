import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDraft, SignedEvent } from '../../core/events/event';
import { hashOf, type Hash } from '../../core/events/ids';
import { hashBytes, sha256 } from '../device/digest';
import { Journal } from './journal/journal';
import { MemoryFiles, memoryFolder } from './journal/memory-folder';
import { openMemoryStore } from './memory-store';
import { MemoryDisk, memoryRows, memoryTabLock } from './rows/memory-rows';
import { reconcile } from './reconcile';

const draft = (item: number): EventDraft => ({
	type: 'response.given/1',
	subject: { inspection: `i${item % 3}`, item: `FS-${item}`, unit: 'whole' },
	payload: { verdict: 'pass', rule: 'r' },
	parents: [],
	author: { person: 'p1', role: 'inspector', via: 'self' }
});
const photo = (byte: number) => {
	const bytes = new Uint8Array(50).fill(byte);
	return { hash: hashOf(bytes, sha256), bytes: bytes.buffer };
};

let events: SignedEvent[];
const photos = [photo(1), photo(2), photo(3)];
const amount = { events: 31, bytes: 3 };

beforeAll(async () => {
	const store = await openMemoryStore();
	await store.append(Array.from({ length: 30 }, (_, i) => draft(i)));
	events = [];
	for await (const group of store.everything()) events.push(...group.events);
});

/** Both copies with everything in them, agreed. */
async function device() {
	const disk = new MemoryDisk();
	const files = new MemoryFiles();
	const rows = memoryRows(disk);
	await rows.write({ events, bytes: photos });
	const journal = () => Journal.open(memoryFolder(files), () => 0);
	const first = await journal();
	await first.append({ events: events.slice(0, 20), bytes: photos });
	await first.append({ events: events.slice(20) });
	first.close();
	const run = async (thorough = false) =>
		reconcile(rows, await journal(), {
			exclusive: memoryTabLock(disk).exclusive,
			sha256,
			hashBytes,
			thorough
		});
	return { disk, files, rows, journal, run };
}

/** The `nth` stored event, changed on the disk so that it is still JSON, or not even that. */
function change(disk: MemoryDisk, nth: number, how: 'payload' | 'text'): void {
	const row = [...disk.rows.values()][nth]?.row;
	if (!row) throw new Error('no row');
	const text = new TextDecoder().decode(row.b);
	row.b = new TextEncoder().encode(how === 'text' ? text.slice(5) : text.replace('pass', 'fail'));
}
function emptyDatabase(disk: MemoryDisk): void {
	Object.assign(disk, new MemoryDisk());
}
/** Every file of the journal that holds events, shortened. */
function cutJournal(files: MemoryFiles, share: number): void {
	for (const [name, bytes] of files.files)
		if (name.startsWith('e'))
			files.files.set(name, bytes.slice(0, Math.floor(bytes.length * share)));
}

async function expectWhole(here: Awaited<ReturnType<typeof device>>): Promise<void> {
	expect(await here.rows.counts()).toEqual(amount);
	const digest = await (await here.journal()).digest();
	expect(digest.events.count).toBeGreaterThanOrEqual(amount.events);
	// Nothing is left to do.
	const again = await here.run(true);
	expect(again.healed).toEqual({ events: 0, bytes: 0 });
	expect(again.copied).toEqual({ events: 0, bytes: 0 });
	expect(again.missing).toEqual({ events: 0, bytes: 0 });
}

describe('reconciling', () => {
	it('leaves two equal copies alone, and reads nothing whole for it', async () => {
		const here = await device();
		const outcome = await here.run();
		expect(outcome).toMatchObject({
			healed: { events: 0, bytes: 0 },
			copied: { events: 0, bytes: 0 },
			missing: { events: 0, bytes: 0 }
		});
		await expectWhole(here);
	});

	it('makes an emptied database again from the journal', async () => {
		const here = await device();
		emptyDatabase(here.disk);
		const outcome = await here.run();
		expect(outcome.healed).toMatchObject({ events: 31, bytes: 3 });
		expect(await here.rows.unlisted()).toContain('inspection:i1');
		expect(outcome.missing).toEqual({ events: 0, bytes: 0 });
		await expectWhole(here);
	});

	it('makes a deleted journal again from the database', async () => {
		const here = await device();
		here.files.files.clear();
		expect((await here.run()).copied).toEqual({ events: 31, bytes: 3 });
		await expectWhole(here);
	});

	it('fills a journal that was cut short anywhere', async () => {
		for (const share of [0, 0.01, 0.3, 0.5, 0.99]) {
			const here = await device();
			cutJournal(here.files, share);
			const outcome = await here.run();
			expect(outcome.copied.events).toBeGreaterThan(0);
			expect(outcome.missing).toEqual({ events: 0, bytes: 0 });
			await expectWhole(here);
		}
	});

	it('puts together two copies of which each has lost something else', async () => {
		const here = await device();
		for (const key of [...here.disk.rows.keys()].slice(0, 4)) here.disk.rows.delete(key);
		const photoGone = [...here.disk.bytes.keys()][0] ?? '';
		here.disk.bytes.delete(photoGone);
		cutJournal(here.files, 0.98);
		const outcome = await here.run();
		expect(outcome.healed.events).toBeGreaterThan(0);
		expect(outcome.healed.bytes).toBe(1);
		expect(outcome.copied.events + outcome.missing.events).toBeGreaterThan(0);
		expect(outcome.missing.bytes).toBe(0);
	});

	it('takes nothing that was added meanwhile for lost', async () => {
		const { disk, rows, journal } = await device();
		disk.rows.delete([...disk.rows.keys()][0] ?? '');
		const added = photo(9);
		const open = await journal();
		const { exclusive } = memoryTabLock(disk);
		let asked = 0;
		const outcome = await reconcile(rows, open, {
			// The second time the database has been read and the journal has not.
			exclusive: async (task) => {
				if (++asked === 2) {
					await open.append({ bytes: [added] });
					await rows.write({ bytes: [added] });
				}
				return exclusive(task);
			},
			sha256,
			hashBytes,
			thorough: false
		});
		expect(outcome.healed).toEqual({ events: 1, bytes: 0 });
		expect(outcome.missing).toEqual({ events: 0, bytes: 0 });
		expect(outcome.holds.bytes.count).toBe(amount.bytes + 1);
	});

	it('says how much is in neither', async () => {
		const here = await device();
		for (const key of [...here.disk.rows.keys()].slice(0, 4)) here.disk.rows.delete(key);
		here.disk.bytes.clear();
		here.files.files.clear();
		expect((await here.run()).missing).toEqual({ events: 4, bytes: 3 });
		// Said once: what is there now is what there is.
		expect((await here.run()).missing).toEqual({ events: 0, bytes: 0 });
	});

	it('read thoroughly, heals rows that a disk has changed', async () => {
		for (const how of ['payload', 'text'] as const) {
			const here = await device();
			change(here.disk, 7, how);
			here.disk.bytes.set(photos[1]?.hash ?? '', new Uint8Array(50).buffer);
			const outcome = await here.run(true);
			expect(outcome.healed).toMatchObject({ events: 1, bytes: 1 });
			expect(outcome.missing).toEqual({ events: 0, bytes: 0 });
			await expectWhole(here);
		}
	});

	it('read thoroughly, says what a disk has changed in one copy and the other does not have', async () => {
		const here = await device();
		change(here.disk, 7, 'payload');
		here.files.files.clear();
		expect((await here.run(true)).missing).toEqual({ events: 1, bytes: 0 });
	});

	it('read thoroughly, makes a changed photo in the journal again', async () => {
		const here = await device();
		for (const [name, bytes] of here.files.files)
			if (name.startsWith('b')) bytes[60] = (bytes[60] ?? 0) ^ 1;
		expect((await here.run(true)).copied.bytes).toBe(1);
		here.disk.bytes.clear();
		expect((await here.run()).healed.bytes).toBe(3);
	});

	it('never takes in from the journal what is not what was written', async () => {
		const here = await device();
		emptyDatabase(here.disk);
		const forged = structuredClone(events[3]) as SignedEvent;
		forged.header.wall = '1999-01-01T00:00:00.000Z';
		const journal = await here.journal();
		await journal.append({
			events: [forged],
			bytes: [{ hash: photos[0]?.hash as Hash, bytes: new ArrayBuffer(3) }]
		});
		journal.close();
		await here.run();
		expect(await here.rows.counts()).toEqual(amount);
		const stored = await here.rows.keys();
		const kept = await here.rows.at(stored);
		expect(kept.every((event) => event?.header.wall !== forged.header.wall)).toBe(true);
	});

	it('keeps in hand what the database has no room for', async () => {
		const here = await device();
		emptyDatabase(here.disk);
		here.disk.failures = Array<string>(8).fill('QuotaExceededError');
		const outcome = await here.run();
		expect(outcome.owed.events.length + outcome.healed.events).toBe(31);
		expect(outcome.owed.bytes.length + outcome.healed.bytes).toBe(3);
		expect(outcome.owed.bytes.length).toBe(3);
	});

	it('brings back nothing that was cleared, and does not miss it', async () => {
		const here = await device();
		const { hash } = photos[0] ?? photo(1);
		const list = { list: 'cleared', hash, at: 1 } as const;
		// As a crash leaves it: listed in one copy, dropped in none.
		const journal = await here.journal();
		await journal.append({ lists: [list] });
		journal.close();
		here.disk.bytes.delete(photos[1]?.hash ?? '');
		const outcome = await here.run();
		expect(outcome.healed.bytes).toBe(1);
		expect(await here.rows.counts()).toEqual({ events: 31, bytes: 2 });
		expect(await here.rows.lists()).toEqual([list]);
		const digest = await (await here.journal()).digest();
		expect(digest.bytes.count).toBe(2);
		emptyDatabase(here.disk);
		expect((await here.run()).healed.bytes).toBe(2);
	});
});
