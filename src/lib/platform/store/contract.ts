/** What every event store must do, whatever it keeps its rows in. Run by a test file beside each implementation. */
import { describe, expect, it } from 'vitest';
import type { EventDraft, SignedEvent } from '../../core/events/event';
import { headsOf } from '../../core/events/heads';
import { hashOf, type EventId } from '../../core/events/ids';
import { registerKey } from '../../core/events/subject';
import type { EventStore, Summary } from '../../core/events/store';
import { verifyEvents } from '../../core/events/verify';
import { rebuild } from '../../core/events/view';
import { sha256 } from '../device/digest';
import { verifySig } from '../device/key';

/** One device: several stores opened on it are its tabs. */
export interface Bench {
	open(): Promise<EventStore>;
	/** The next write of the device fails with an exception of this name, after part of it was handed over. */
	failNextWrite(name: string): void;
}

const author = { person: 'p1', role: 'inspector', via: 'self' } as const;

/** An answer to item `FS-21`, or another, of inspection `i1`, or another. */
function answer(
	verdict: string,
	{
		item = 'FS-21',
		inspection = 'i1',
		...rest
	}: Partial<EventDraft> & { item?: string; inspection?: string } = {}
): EventDraft {
	return {
		type: 'response.given/1',
		subject: { inspection, item, unit: 'whole' },
		payload: { verdict, rule: `${item}@2019-04-01` },
		parents: [],
		author,
		...rest
	};
}

const idsOf = (events: SignedEvent[]) => events.map((event) => event.header.id);
const verdicts = (events: SignedEvent[]) =>
	events.map((event) => (event.body?.payload as { verdict?: string }).verdict);
const counted = (group: string, events: SignedEvent[]): Summary[] => [
	{ group, kind: group.slice(0, group.indexOf(':')), value: { events: events.length } }
];

async function everything(store: EventStore): Promise<SignedEvent[]> {
	const all: SignedEvent[] = [];
	for await (const { events } of store.everything()) all.push(...events);
	return all;
}

async function appended(store: EventStore, ...drafts: EventDraft[]): Promise<SignedEvent[]> {
	const result = await store.append(drafts);
	if (!result.ok) throw result.problem;
	return result.value.events;
}

/** Sound hashes and signatures, no gap and no fork. */
async function expectSound(events: SignedEvent[]): Promise<void> {
	const { statuses } = await verifyEvents(events, { sha256, verifySig });
	expect(new Set(statuses)).toEqual(new Set(['ok']));
}

/** Runs the suite; `make` gives a fresh device each time. */
export function storeContract(name: string, make: () => Promise<Bench>): void {
	describe(`${name} keeps the contract of event stores`, () => {
		it('introduces the device before its first event, and only once', async () => {
			const bench = await make();
			const store = await bench.open();
			expect(await store.chain()).toBeUndefined();
			const [first] = await appended(store, answer('pass'));
			await appended(store, answer('fail'));
			const device = (await store.chain())?.device;
			expect(first?.header.device).toBe(device);
			expect(first?.header.seq).toBe(1);
			const [introduced, ...more] = await store.eventsOf(`device:${device}`);
			expect(introduced?.header).toMatchObject({ type: 'device.introduced/1', seq: 0, prev: null });
			expect(more).toEqual([]);
			await expectSound(await everything(store));
		});

		it('gives back what was appended, by device and seq, also to a store opened later', async () => {
			const bench = await make();
			const store = await bench.open();
			const one = await appended(store, answer('pass'), answer('fail', { item: 'FS-22' }));
			const two = await appended(store, answer('pass', { item: 'FS-23' }));
			await appended(store, answer('pass', { inspection: 'i2' }));
			expect(await store.eventsOf('inspection:i1')).toEqual([...one, ...two]);
			store.close();
			const later = await bench.open();
			expect(await later.eventsOf('inspection:i1')).toEqual([...one, ...two]);
			const [next] = await appended(later, answer('fail'));
			expect(next?.header.seq).toBe(5);
			await expectSound(await everything(later));
		});

		it('answers many appends asked at once, each with its own events, in the order asked', async () => {
			const store = await (await make()).open();
			const items = Array.from({ length: 250 }, (_, i) => `FS-${100 + i}`);
			const all = await Promise.all(items.map((item) => appended(store, answer('pass', { item }))));
			expect(all.map(([event]) => event?.header.subject.item)).toEqual(items);
			expect(all.map(([event]) => event?.header.seq)).toEqual(items.map((_, i) => i + 1));
			await expectSound(await everything(store));
		});

		it('lets quick taps in a row name each other before they have ids', async () => {
			const store = await (await make()).open();
			await Promise.all([
				appended(store, answer('pass', { handle: 'a' })),
				appended(store, answer('fail', { handle: 'b', parents: [{ handle: 'a' }] })),
				appended(store, answer('notApplicable', { parents: [{ handle: 'b' }] }))
			]);
			const heads = headsOf(await store.eventsOf('inspection:i1'));
			expect([...heads.values()].map(verdicts)).toEqual([['notApplicable']]);
		});

		it('drops a handle of another register, and one that nobody knows', async () => {
			const store = await (await make()).open();
			await appended(store, answer('pass', { item: 'FS-22', handle: 'a' }));
			const [event] = await appended(
				store,
				answer('fail', { parents: [{ handle: 'a' }, { handle: 'unheard of' }] })
			);
			expect(event?.header.parents).toEqual([]);
		});

		it('writes events, bytes and summaries together', async () => {
			const store = await (await make()).open();
			const photo = new Uint8Array([1, 2, 3]).buffer;
			const hash = hashOf(new Uint8Array(photo), sha256);
			const result = await store.append([answer('fail')], {
				bytes: [{ hash, bytes: photo }],
				summarise: (events) => counted('inspection:i1', events)
			});
			expect(result).toMatchObject({ ok: true, value: { copies: 1 } });
			expect(new Uint8Array((await store.bytes(hash)) ?? new ArrayBuffer())).toEqual(
				new Uint8Array([1, 2, 3])
			);
			expect(await store.bytes(hashOf(new Uint8Array(), sha256))).toBeUndefined();
			expect(await store.hashes()).toEqual([hash]);
			const summary = { group: 'inspection:i1', kind: 'inspection', value: { events: 1 } };
			expect(await store.summary('inspection:i1')).toEqual(summary);
			expect(await store.summaries('inspection')).toEqual([summary]);
			expect(await store.summaries('school')).toEqual([]);
		});

		it('reads a list by its order, the last first, and no more than is asked for', async () => {
			const store = await (await make()).open();
			const inspection = (id: string, ...lists: [string, string][]): Summary => ({
				group: `inspection:${id}`,
				kind: 'inspection',
				value: id,
				lists
			});
			await store.writeSummaries([
				inspection('b', ['open', '2026-08-27'], ['school:s1', '2']),
				inspection('c', ['open', '2026-09-01']),
				inspection('a', ['sealed', '2026-08-28'], ['school:s1', '3']),
				inspection('d', ['open', '2025-02-10'], ['school:s10', '1'])
			]);
			const names = async (list: string, limit?: number) =>
				(await store.listed(list, limit)).map(({ value }) => value);
			expect(await names('open')).toEqual(['c', 'b', 'd']);
			expect(await names('open', 2)).toEqual(['c', 'b']);
			expect(await names('school:s1')).toEqual(['a', 'b']);
			const firsts = (await store.listed('open', 2, 'first')).map(({ value }) => value);
			expect(firsts).toEqual(['d', 'b']);
			expect(await store.listed('open', undefined, 'first')).toHaveLength(3);
			expect(await store.countListed('open')).toBe(3);
			await store.writeSummaries([inspection('c', ['sealed', '2026-09-02'])]);
			expect(await names('open')).toEqual(['b', 'd']);
			expect(await names('sealed')).toEqual(['c', 'a']);
			expect(await store.countListed('none')).toBe(0);
			expect(await store.countListed('school:s1', '3')).toBe(1);
			expect(await store.countListed('school:s1', '2')).toBe(0);
		});

		it('gives out the summaries of a prefix page by page, each once', async () => {
			const store = await (await make()).open();
			const groups = ['finding:a', 'finding:b', 'finding:c', 'findings', 'inspection:a'];
			await store.writeSummaries(groups.map((group) => ({ group, kind: 'k', value: group })));
			const page = async (after: string | undefined) =>
				(await store.page('finding:', after, 2)).map(({ group }) => group);
			expect(await page(undefined)).toEqual(['finding:a', 'finding:b']);
			expect(await page('finding:b')).toEqual(['finding:c']);
			expect(await page('finding:c')).toEqual([]);
		});

		it('writes nothing of an append that fails, and the next one works', async () => {
			const bench = await make();
			const store = await bench.open();
			const before = await appended(store, answer('pass', { handle: 'a' }));
			const hash = hashOf(new Uint8Array([9]), sha256);
			const told: SignedEvent[] = [];
			store.listen((events) => told.push(...events));
			bench.failNextWrite('QuotaExceededError');
			const result = await store.append(
				[answer('fail', { handle: 'b', parents: [{ handle: 'a' }] })],
				{
					bytes: [{ hash, bytes: new Uint8Array([9]).buffer }],
					summarise: (events) => counted('inspection:i1', events)
				}
			);
			expect(result).toMatchObject({
				ok: false,
				problem: { code: 'storage-full', place: 'append' }
			});
			expect(told).toEqual([]);
			expect(await store.eventsOf('inspection:i1')).toEqual(before);
			expect(await store.bytes(hash)).toBeUndefined();
			expect(await store.summary('inspection:i1')).toBeUndefined();
			// A tap that named the lost one replaces what that would have replaced.
			const [next] = await appended(store, answer('fail', { parents: [{ handle: 'b' }] }));
			expect(next?.header).toMatchObject({ seq: 2, parents: idsOf(before) });
			await expectSound(await everything(store));
		});

		it('writes nothing of an append whose summary throws, and those beside it all the same', async () => {
			const store = await (await make()).open();
			const bug = new Error('in a fold');
			const [one, two, three] = await Promise.allSettled([
				appended(store, answer('pass')),
				store.append([answer('fail')], {
					summarise: () => {
						throw bug;
					}
				}),
				appended(store, answer('notApplicable'))
			]);
			expect([one.status, two.status, three.status]).toEqual([
				'fulfilled',
				'rejected',
				'fulfilled'
			]);
			expect(verdicts(await store.eventsOf('inspection:i1'))).toEqual(['pass', 'notApplicable']);
			await expectSound(await everything(store));
		});

		it('refuses a payload without canonical text by rejecting that append alone', async () => {
			const store = await (await make()).open();
			const outcomes = await Promise.allSettled([
				store.append([answer('pass', { payload: { share: 0.5 } })]),
				appended(store, answer('pass'))
			]);
			expect(outcomes.map((one) => one.status)).toEqual(['rejected', 'fulfilled']);
		});

		it('shows each summary the events of its groups that share the transaction', async () => {
			const store = await (await make()).open();
			await appended(store, answer('pass', { inspection: 'other' }));
			const known: SignedEvent[] = [];
			store.listen((events) =>
				known.push(...events.filter((event) => event.header.subject.inspection === 'i1'))
			);
			const summarise = (events: SignedEvent[]) => counted('inspection:i1', [...known, ...events]);
			await Promise.all(
				['FS-21', 'FS-22', 'FS-23', 'FS-24'].map((item) =>
					store.append([answer('pass', { item })], { summarise })
				)
			);
			expect((await store.summary('inspection:i1'))?.value).toEqual({ events: 4 });
		});

		it('never forks when two tabs append at the same time', async () => {
			const bench = await make();
			const tabs = [await bench.open(), await bench.open()] as const;
			const taps = Array.from({ length: 60 }, (_, i) => i);
			await Promise.all(
				taps.map((i) => appended(tabs[i % 2 ? 1 : 0], answer('pass', { item: `FS-${100 + i}` })))
			);
			const all = await everything(tabs[0]);
			expect(all.length).toBe(61);
			expect(all.map((event) => event.header.seq).sort((a, b) => a - b)).toEqual(
				Array.from({ length: 61 }, (_, i) => i)
			);
			await expectSound(all);
		});

		it('tells every listener of every event once, whichever tab wrote it', async () => {
			const bench = await make();
			const tabs = [await bench.open(), await bench.open()] as const;
			const told: EventId[][] = [[], []];
			tabs.forEach((tab, i) => tab.listen((events) => told[i]?.push(...idsOf(events))));
			for (let i = 0; i < 12; i++)
				await appended(tabs[i % 3 ? 1 : 0], answer('pass', { item: `FS-${100 + i}` }));
			const all = idsOf(await everything(tabs[0])).sort();
			await expect.poll(() => told.map((ids) => [...ids].sort())).toEqual([all, all]);
		});

		it('tells of what another tab appended before it asks for a summary', async () => {
			const bench = await make();
			const [here, there] = [await bench.open(), await bench.open()];
			const told: EventId[] = [];
			here.listen((events) => told.push(...idsOf(events)));
			// Which of the two gets the lock first is not ours to say: the other one is given more of a start until it was.
			for (let [first, start] = [false, 0]; !first; start++) {
				const theirs = appended(there, answer('pass'));
				if (start > 0) await new Promise((resolve) => setTimeout(resolve, start));
				let atSummary: EventId[] = [];
				const ours = here.append([answer('fail')], {
					summarise: () => {
						atSummary = [...told];
						return [];
					}
				});
				const [other] = await theirs;
				const result = await ours;
				if (!result.ok || !other) throw new Error('not appended');
				first = other.header.seq < (result.value.events[0]?.header.seq ?? 0);
				expect(atSummary.includes(other.header.id)).toBe(first);
			}
		});

		it('tells the listeners of every tab that lists were made anew', async () => {
			const bench = await make();
			const tabs = [await bench.open(), await bench.open()] as const;
			const told = [0, 0];
			tabs.forEach((tab, i) =>
				tab.listen((events) => {
					if (events.length === 0) told[i] = (told[i] ?? 0) + 1;
				})
			);
			await tabs[0].writeSummaries(counted('inspection:i1', []));
			await expect.poll(() => told).toEqual([1, 1]);
		});

		it('tells a listener no more after it has stopped', async () => {
			const store = await (await make()).open();
			let calls = 0;
			const stop = store.listen(() => calls++);
			await appended(store, answer('pass'));
			stop();
			await appended(store, answer('fail'));
			expect(calls).toBe(1);
		});

		it('takes in events of others in any order, once, and loses none', async () => {
			const other = await (await make()).open();
			for (let i = 0; i < 8; i++) await appended(other, answer('pass', { item: `FS-${100 + i}` }));
			const theirs = await everything(other);
			const bench = await make();
			const store = await bench.open();
			const ours = await appended(store, answer('fail'));
			const odd = theirs.filter((_, i) => i % 2).reverse();
			const one = await store.receive(odd);
			const two = await store.receive([...theirs, ...theirs], {
				summarise: (events) => counted('inspection:i1', events)
			});
			const again = await store.receive(theirs);
			expect(one).toMatchObject({ ok: true, value: { added: odd } });
			expect(two.ok && two.value.added.length).toBe(theirs.length - odd.length);
			expect(again).toEqual({ ok: true, value: { added: [] } });
			const all = await everything(store);
			expect(all.length).toBe(theirs.length + ours.length + 1);
			expect(idsOf(all)).toEqual(expect.arrayContaining(idsOf([...theirs, ...ours])));
			await expectSound(all);
			// Ours, written after having seen theirs, shows after them.
			const [next] = await appended(store, answer('pass'));
			const latest = Math.max(...theirs.map((event) => event.header.clock[0]));
			expect(next?.header.clock[0]).toBeGreaterThanOrEqual(latest);
		});

		it('writes nothing when taking in fails, and takes it in the next time', async () => {
			const other = await (await make()).open();
			const theirs = await appended(other, answer('pass'));
			const bench = await make();
			const store = await bench.open();
			await appended(store, answer('fail', { item: 'FS-22' }));
			bench.failNextWrite('QuotaExceededError');
			const failed = await store.receive(theirs);
			expect(failed).toMatchObject({ ok: false, problem: { code: 'storage-full' } });
			expect(await store.receive(theirs)).toMatchObject({ ok: true, value: { added: theirs } });
		});

		it('tells other tabs of events that were taken in', async () => {
			const theirs = await appended(await (await make()).open(), answer('pass'));
			const bench = await make();
			const [here, there] = [await bench.open(), await bench.open()];
			const told: EventId[] = [];
			there.listen((events) => told.push(...idsOf(events)));
			await here.receive(theirs);
			await expect.poll(() => told).toEqual(idsOf(theirs));
		});

		it('keeps both branches of a fork', async () => {
			const store = await (await make()).open();
			const [mine] = await appended(store, answer('pass'));
			if (!mine) throw new Error('not appended');
			const clone: SignedEvent = {
				...mine,
				header: { ...mine.header, id: hashOf(new Uint8Array([1]), sha256) as EventId }
			};
			await store.receive([clone]);
			expect(idsOf(await store.eventsOf('inspection:i1')).sort()).toEqual(
				[mine.header.id, clone.header.id].sort()
			);
		});

		it('never reads half an append', async () => {
			const bench = await make();
			const [writer, reader] = [await bench.open(), await bench.open()];
			const writes = Array.from({ length: 15 }, () =>
				appended(writer, answer('pass'), answer('fail', { item: 'FS-22' }))
			);
			for (let i = 0; i < 15; i++)
				expect((await reader.eventsOf('inspection:i1')).length % 2).toBe(0);
			await Promise.all(writes);
		});

		it('keeps notes by prefix until they are removed', async () => {
			const bench = await make();
			const store = await bench.open();
			await store.writeNote('typing:i1:FS-21', { text: '灭火器过期' });
			await store.writeNote('typing:i1:FS-22', 'x');
			await store.writeNote('theme', 'dark');
			await store.writeNote('typing:i1:FS-22', undefined);
			expect(await store.readNotes('typing:i1:')).toEqual(
				new Map([['typing:i1:FS-21', { text: '灭火器过期' }]])
			);
			expect(await everything(store)).toEqual([]);
		});

		it('makes wiped and wrong summaries again from the events', async () => {
			const store = await (await make()).open();
			for (const inspection of ['i1', 'i2', 'i3'])
				for (const item of ['FS-21', 'FS-22'])
					await appended(store, answer('pass', { inspection, item }));
			await rebuild(store, counted);
			const before = await store.summaries('inspection');
			expect(before.map((one) => one.value)).toEqual([{ events: 2 }, { events: 2 }, { events: 2 }]);
			await store.writeSummaries(
				[
					{ group: 'inspection:i2', kind: 'inspection', value: { events: 77 } },
					{ group: 'inspection:gone', kind: 'inspection', value: { events: 1 } }
				],
				{ removeKinds: ['inspection'] }
			);
			expect(await store.summaries('inspection')).not.toEqual(before);
			expect(await rebuild(store, counted)).toEqual({
				ok: true,
				value: {
					groups: 4,
					repaired: ['inspection:gone', 'inspection:i1', 'inspection:i2', 'inspection:i3']
				}
			});
			expect(await store.summaries('inspection')).toEqual(before);
			expect(await rebuild(store, counted)).toEqual({
				ok: true,
				value: { groups: 4, repaired: [] }
			});
		});

		it('remembers which groups lack events in their summaries, until they are listed', async () => {
			const other = await (await make()).open();
			for (const inspection of ['i1', 'i2', 'i3'])
				await appended(other, answer('pass', { inspection }));
			const bench = await make();
			const store = await bench.open();
			const theirs = await everything(other);
			await store.receive(theirs, {
				summarise: (events) => counted('inspection:i3', events)
			});
			const later = await bench.open();
			expect(await later.unlisted()).toEqual(
				expect.arrayContaining(['inspection:i1', 'inspection:i2'])
			);
			expect(await later.unlisted()).not.toContain('inspection:i3');
			await later.writeSummaries([], { listed: await later.unlisted() });
			expect(await store.unlisted()).toEqual([]);
		});

		it('does not let later changes of a payload reach what was written', async () => {
			const store = await (await make()).open();
			const payload = { verdict: 'pass', rule: 'FS-21@2019-04-01' };
			const pending = appended(store, answer('pass', { payload }));
			const [event] = await pending;
			payload.verdict = 'fail';
			expect(event?.body?.payload).toMatchObject({ verdict: 'pass' });
			expect(registerKey(event?.header.subject ?? {})).toContain('FS-21');
		});
	});
}
