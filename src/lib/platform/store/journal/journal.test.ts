import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../core/events/entries';
import type { SignedEvent } from '../../../core/events/event';
import { readFrames } from '../../../core/events/frame';
import { hashOf, type EventId, type Hash } from '../../../core/events/ids';
import { sha256 } from '../../device/digest';
import { Journal } from './journal';
import { MemoryFiles, memoryFolder } from './memory-folder';

const named = (words: string): Hash => hashOf(new TextEncoder().encode(words), sha256);
const event = (words: string, size = 0): SignedEvent =>
	({
		header: { id: named(words) as EventId },
		body: { salt: 'x'.repeat(size), payload: words }
	}) as unknown as SignedEvent;
const photo = (words: string, size = 10) => {
	const bytes = new Uint8Array(size);
	bytes.set(new TextEncoder().encode(words));
	return { hash: hashOf(bytes, sha256), bytes: bytes.buffer };
};
/** Minutes pass between two starts. */
let minutes = 0;
const now = () => minutes * 60_000;
const start = (disk: MemoryFiles) => {
	minutes += 5;
	return Journal.open(memoryFolder(disk), now);
};

async function read(journal: Journal): Promise<Entry[]> {
	const entries: Entry[] = [];
	for await (const entry of journal.entries()) entries.push(entry);
	return entries;
}
const wordsOf = (entries: Entry[]) =>
	entries.flatMap((entry) =>
		entry.kind === 'events' ? entry.events.map((one) => one.body?.payload) : []
	);

/** Set up, closed, and opened again: what is written now goes into files that were found. */
async function setUp(disk: MemoryFiles): Promise<Journal> {
	const first = await start(disk);
	await first.prepare();
	first.close();
	return start(disk);
}

describe('the journal', () => {
	it('gives back what was appended, also at a later start', async () => {
		const disk = new MemoryFiles();
		const journal = await setUp(disk);
		await journal.append({ events: [event('a'), event('b')], bytes: [photo('p')] });
		await journal.append({ events: [event('c')] });
		const later = await start(disk);
		expect(wordsOf(await read(later))).toEqual(['a', 'b', 'c']);
		expect(await later.digest()).toEqual(await journal.digest());
		expect((await later.digest()).events.count).toBe(3);
		expect((await later.digest()).bytes.count).toBe(1);
	});

	it('says that a copy is proven only where its file was found at the start', async () => {
		const disk = new MemoryFiles();
		const first = await start(disk);
		expect(await first.append({ events: [event('a')] })).toEqual({ proven: false });
		await first.prepare();
		expect(await first.append({ events: [event('b')], bytes: [photo('p')] })).toEqual({
			proven: false
		});
		first.close();
		// A page that is loaded anew at once proves nothing.
		const reloaded = await Journal.open(memoryFolder(disk), now);
		expect(await reloaded.append({ events: [event('x')] })).toEqual({ proven: false });
		reloaded.close();
		const second = await start(disk);
		expect(await second.append({ events: [event('c')], bytes: [photo('q')] })).toEqual({
			proven: true
		});
	});

	it('keeps more than a hundred empty files of each kind and a reserve ready', async () => {
		const disk = new MemoryFiles();
		const journal = await setUp(disk);
		const count = (letter: string) =>
			[...disk.files].filter(
				([name, bytes]) => name.startsWith(letter) && /-/.test(name) && !bytes.length
			).length;
		expect(count('e')).toBeGreaterThan(100);
		expect(count('b')).toBeGreaterThan(100);
		const before = count('e');
		await journal.append({ events: [event('a')] });
		expect(count('e')).toBe(before - 1);
		await journal.prepare();
		expect(count('e')).toBe(before);
		expect(await journal.freeReserve()).toBe(true);
		expect(disk.files.get('reserve')?.length).toBe(0);
		expect(await journal.freeReserve()).toBe(false);
	});

	it('goes on in a new file when one is full, and need not read the full one again', async () => {
		const disk = new MemoryFiles();
		const journal = await setUp(disk);
		for (let i = 0; i < 5; i++) await journal.append({ events: [event(`e${i}`, 300_000)] });
		const used = [...disk.files].filter(([name, bytes]) => /^e\d/.test(name) && bytes.length > 0);
		expect(used.length).toBe(2);
		const later = await start(disk);
		const folder = memoryFolder(disk);
		let whole = 0;
		const counting = await Journal.open(
			{
				...folder,
				read: (name, from = 0) => {
					if (from === 0) whole++;
					return folder.read(name, from);
				}
			},
			now
		);
		expect(await counting.digest()).toEqual(await later.digest());
		expect(whole).toBe(1);
		expect(wordsOf(await read(later))).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
	});

	it('lets two tabs append at once, each to files of its own, and each sees both', async () => {
		const disk = new MemoryFiles();
		const here = await setUp(disk);
		const there = await start(disk);
		await here.append({ events: [event('a')] });
		await there.append({ events: [event('b')] });
		await here.append({ events: [event('c')] });
		expect(wordsOf(await read(there)).sort()).toEqual(['a', 'b', 'c']);
		expect(await here.digest()).toEqual(await there.digest());
		there.close();
		here.release();
		await here.append({ events: [event('d')] });
		expect(wordsOf(await read(await start(disk))).sort()).toEqual(['a', 'b', 'c', 'd']);
	});

	it('loses nothing acknowledged to an append that was cut off anywhere', async () => {
		for (let torn = 0; torn < 60; torn += 7) {
			const disk = new MemoryFiles();
			const journal = await setUp(disk);
			await journal.append({ events: [event('before')] });
			disk.failures = ['QuotaExceededError'];
			disk.torn = torn;
			await expect(journal.append({ events: [event('lost')] })).rejects.toMatchObject({
				name: 'QuotaExceededError'
			});
			await journal.append({ events: [event('after')] });
			expect(wordsOf(await read(journal))).toEqual(['before', 'after']);
			expect((await journal.digest()).events.count).toBe(2);
			const written = [...disk.files].find(([name, bytes]) => /^e/.test(name) && bytes.length > 0);
			expect(written && readFrames(written[1]).damaged).toBe(torn);
		}
	});

	it('never has an event without the bytes that came with it', async () => {
		const disk = new MemoryFiles();
		const journal = await setUp(disk);
		disk.failures = ['QuotaExceededError'];
		await expect(journal.append({ events: [event('a')], bytes: [photo('p')] })).rejects.toThrow();
		expect(await read(journal)).toEqual([]);
	});

	it('takes off photos and keeps those beside them, events too', async () => {
		const disk = new MemoryFiles();
		const journal = await setUp(disk);
		const [a, b, c] = [photo('a'), photo('b'), photo('c')];
		await journal.append({ events: [event('x')], bytes: [a, b] });
		await journal.append({ bytes: [c] });
		await journal.drop(new Set([b.hash]));
		const kept = (await read(journal)).flatMap((entry) =>
			entry.kind === 'bytes' ? [entry.hash] : []
		);
		expect(kept.sort()).toEqual([a.hash, c.hash].sort());
		expect(wordsOf(await read(journal))).toEqual(['x']);
		expect((await journal.digest()).bytes.count).toBe(2);
		await journal.append({ bytes: [photo('d')] });
		expect((await (await start(disk)).digest()).bytes.count).toBe(3);
	});
});
