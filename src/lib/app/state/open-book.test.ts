import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EventStore } from '$lib/core/events/store';
import type { KeptSentence } from '$lib/core/phrases/model';
import { openBook, type ReadKept } from './open-book';
import { librarySource } from './phrase-source';

/** Nothing of it is asked where what was kept is given. */
const store = {} as EventStore;
const source = await librarySource('2026-09-01');
const open = (kept: KeptSentence[] = []) => openBook(source, store, () => Promise.resolve(kept));

afterEach(() => {
	vi.useRealTimers();
});

describe('the opened book', () => {
	it('cites the ground of a phrase from the rule in force', async () => {
		const [exit] = (await open()).of('FIRE-09');
		expect(exit?.basis).toContain('《消防法》第16、28、60条');
		expect(exit?.basis).toContain('《中小学校、幼儿园消防安全十项规定》（依据待核实）');
	});

	it('has phrases for every item that comes with the product', async () => {
		const book = await open();
		expect(source.items.filter(({ id }) => book.of(id).length === 0)).toEqual([]);
	});

	it('puts first what was kept in three notices', async () => {
		const kept = ['a', 'b', 'c'].map((inspection) => ({
			inspection,
			item: 'FIRE-09',
			fact: '后门加了链条锁',
			demand: '拆除链条锁'
		}));
		const book = await open(kept);
		expect(book.of('FIRE-09')[0]).toMatchObject({ fact: '后门加了链条锁', notices: 3 });
		expect((await book.all())[0]).toMatchObject({ item: 'FIRE-09', demand: '拆除链条锁' });
	});

	it('finds by the initials of the fact', async () => {
		const finder = await (await open()).search();
		expect(finder.spelt).toBe(true);
		expect(finder.find('aqckss').map(({ item }) => item)).toEqual(['FIRE-09']);
	});

	it('opens without the wording of the office when that takes long', async () => {
		vi.useFakeTimers();
		const never: ReadKept = () => new Promise(() => undefined);
		const opening = openBook(source, store, never);
		await vi.advanceTimersByTimeAsync(1000);
		vi.useRealTimers();
		expect((await opening).of('FIRE-09')[0]?.notices).toBe(0);
	});

	it('has what came too late the next time, also where that takes long again', async () => {
		vi.useFakeTimers();
		const slow = {} as EventStore;
		const kept = { inspection: 'a', item: 'FIRE-09', fact: '后门加了链条锁', demand: '' };
		const late: ReadKept = () => new Promise((resolve) => setTimeout(() => resolve([kept]), 3000));
		const own = async () => {
			const opening = openBook(source, slow, late);
			await vi.advanceTimersByTimeAsync(1000);
			return (await opening).of('FIRE-09').some(({ fact }) => fact === kept.fact);
		};
		expect(await own()).toBe(false);
		await vi.advanceTimersByTimeAsync(2000);
		expect(await own()).toBe(true);
	});
});
