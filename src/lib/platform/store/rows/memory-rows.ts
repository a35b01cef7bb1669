/** Rows in memory: for tests, and for a device whose database does not open. */
import { compareText } from '../../../core/events/clock';
import type { Digest, ListEntry } from '../../../core/events/entries';
import type { Hash } from '../../../core/events/ids';
import type { Summary } from '../../../core/events/store';
import { emptyTally } from '../../../core/events/tally';
import type { TabLock } from '../tab-lock';
import { ChainMoved } from './chain-moved';
import { decodeEvent, decodeEvents, encodeEvent, rowKey, type Row, type RowKey } from './codec';
import { holdsAfter } from './holds';
import type { Agreed, Head, News, Rows } from './rows';

/** What several stores (tabs) share, and what is left when they are closed. */
export class MemoryDisk {
	rows = new Map<string, { key: RowKey; row: Row }>();
	bytes = new Map<string, ArrayBuffer>();
	summaries = new Map<string, Summary>();
	notes = new Map<string, unknown>();
	lists = new Map<string, ListEntry>();
	unlisted = new Set<string>();
	head: Head | undefined;
	holds: Digest = { events: emptyTally, bytes: emptyTally };
	agreed: Agreed | undefined;
	/** Names of the exceptions that the next writes fail with, e.g. `QuotaExceededError`. */
	failures: string[] = [];
	tabs = new Map<object, (news: News) => void>();
	lock: Promise<unknown> = Promise.resolve();
}

/** One tab's view of `disk`. */
export function memoryRows(disk: MemoryDisk): Rows {
	const tab = {};
	const sorted = () =>
		[...disk.rows.values()].sort(
			(a, b) =>
				compareText(a.key[0], b.key[0]) || a.key[1] - b.key[1] || compareText(a.key[2], b.key[2])
		);
	const select = (wanted: (key: RowKey, row: Row) => boolean) =>
		decodeEvents(
			sorted()
				.filter(({ key, row }) => wanted(key, row))
				.map(({ row }) => row)
		);
	/** The last in order first. */
	const orderIn = (list: string, one: Summary) => one.lists?.find(([name]) => name === list)?.[1];
	const inList = (list: string) =>
		[...disk.summaries.values()]
			.filter((one) => orderIn(list, one) !== undefined)
			.sort(
				(a, b) =>
					compareText(orderIn(list, b) ?? '', orderIn(list, a) ?? '') ||
					compareText(b.group, a.group)
			);
	return {
		readOnly: false,
		head: async () => disk.head,
		holds: async () => disk.holds,
		agreed: async () => disk.agreed,
		counts: async () => ({ events: disk.rows.size, bytes: disk.bytes.size }),
		keys: async () => sorted().map(({ key }) => key),
		hashes: async () => [...disk.bytes.keys()].sort() as Hash[],
		lists: async () => [...disk.lists.values()],
		async write(write) {
			const name = disk.failures.shift();
			if (name) throw new DOMException('asked for by a test', name);
			if (write.head && (disk.head?.chain.prev ?? null) !== write.head.after)
				throw new ChainMoved();
			const { events = [], bytes = [], dropBytes = [], lists = [], removeKinds = [], note } = write;
			const encoded = events.map((event) => ({ key: rowKey(event), row: encodeEvent(event) }));
			const { summaries = [], value } = structuredClone({
				summaries: write.summaries,
				value: note?.value
			});
			disk.holds =
				write.holds ?? holdsAfter(disk.holds, write, new Set(disk.bytes.keys()) as Set<Hash>);
			for (const one of encoded) disk.rows.set(one.key.join(' '), one);
			for (const one of bytes) disk.bytes.set(one.hash, one.bytes.slice(0));
			for (const hash of dropBytes) disk.bytes.delete(hash);
			for (const entry of lists) disk.lists.set(`${entry.list} ${entry.hash}`, entry);
			for (const { group, kind } of [...disk.summaries.values()])
				if (removeKinds.includes(kind)) disk.summaries.delete(group);
			for (const one of summaries) disk.summaries.set(one.group, one);
			if (write.head) disk.head = { key: write.head.key, chain: write.head.chain };
			if (write.agreed) disk.agreed = write.agreed;
			for (const group of write.unlisted ?? []) disk.unlisted.add(group);
			for (const group of write.listed ?? []) disk.unlisted.delete(group);
			if (note && value === undefined) disk.notes.delete(note.key);
			else if (note) disk.notes.set(note.key, value);
		},
		has: async (keys) => keys.map((key) => disk.rows.has(key.join(' '))),
		stretch: async (device, from, to) =>
			select((key) => key[0] === device && key[1] >= from && key[1] <= to),
		at: async (keys) => keys.map((key) => decodeEvent(disk.rows.get(key.join(' '))?.row)),
		group: async (group) => select((_, row) => row.g === group),
		groups: async () => [...new Set([...disk.rows.values()].map(({ row }) => row.g))].sort(),
		summaries: async (kind) =>
			structuredClone([...disk.summaries.values()].filter((one) => one.kind === kind)).sort(
				(a, b) => compareText(a.group, b.group)
			),
		listed: async (list, limit, from) => {
			const lastFirst = inList(list);
			return structuredClone((from === 'last' ? lastFirst : lastFirst.reverse()).slice(0, limit));
		},
		countListed: async (list, below) =>
			inList(list).filter(
				(one) => below === undefined || compareText(orderIn(list, one) ?? '', below) < 0
			).length,
		page: async (prefix, after, limit) =>
			structuredClone(
				[...disk.summaries.values()]
					.filter(
						({ group }) => group.startsWith(prefix) && (!after || compareText(group, after) > 0)
					)
					.sort((a, b) => compareText(a.group, b.group))
					.slice(0, limit)
			),
		summary: async (group) => structuredClone(disk.summaries.get(group)),
		bytes: async (hash) => disk.bytes.get(hash)?.slice(0),
		notes: async (prefix) =>
			new Map(
				[...disk.notes]
					.filter(([key]) => key.startsWith(prefix))
					.sort(([a], [b]) => compareText(a, b))
			),
		unlisted: async () => [...disk.unlisted].sort(),
		tell(news) {
			for (const [other, hear] of disk.tabs)
				if (other !== tab) queueMicrotask(() => hear(structuredClone(news)));
		},
		onNews: (hear) => void disk.tabs.set(tab, hear),
		close: () => void disk.tabs.delete(tab)
	};
}

/** The lock that the tabs of `disk` share. */
export const memoryTabLock = (disk: MemoryDisk): TabLock => ({
	exclusive(task) {
		const done = disk.lock.then(task);
		disk.lock = done.catch(() => undefined);
		return done;
	},
	hasLock: async () => true,
	holder: async () => 'working',
	answerWhile: () => undefined,
	close: () => undefined
});
