/** The store's in-memory twin, for tests and for showing what a school could do without keeping anything. */
import type { EventStore, StoreProblem, Summary } from '../../core/events/store';
import { decodeEvent, encodeEvent, rowKey, type Row, type RowKey } from './codec';
import { openRowStore } from './row-store';
import type { Head, News, Rows } from './rows';
import { compareText } from '../../core/events/clock';

/** What several stores (tabs) share, and what is left when they are closed. */
export class MemoryDisk {
	rows = new Map<string, { key: RowKey; row: Row }>();
	bytes = new Map<string, ArrayBuffer>();
	summaries = new Map<string, Summary>();
	notes = new Map<string, unknown>();
	head: Head | undefined;
	/** Names of the exceptions that the next writes fail with, e.g. `QuotaExceededError`. */
	failures: string[] = [];
	tabs = new Map<object, (news: News) => void>();
	lock: Promise<unknown> = Promise.resolve();
}

/** Opens a store on `disk`; what is stored is copied in and out, as a database would. */
export function openMemoryStore({
	disk = new MemoryDisk(),
	now = Date.now,
	onProblem = () => undefined
}: {
	disk?: MemoryDisk;
	now?: () => number;
	onProblem?: (problem: StoreProblem) => void;
} = {}): Promise<EventStore> {
	return openRowStore(memoryRows(disk), { now, onProblem });
}

function memoryRows(disk: MemoryDisk): Rows {
	const tab = {};
	const select = (wanted: (key: RowKey, row: Row) => boolean) =>
		[...disk.rows.values()]
			.filter(({ key, row }) => wanted(key, row))
			.sort(
				(a, b) =>
					compareText(a.key[0], b.key[0]) || a.key[1] - b.key[1] || compareText(a.key[2], b.key[2])
			)
			.map(({ row }) => decodeEvent(row));
	/** The last in order first. */
	const inList = (list: string) => {
		const orderOf = (one: Summary) => one.lists?.find(([name]) => name === list)?.[1];
		return [...disk.summaries.values()]
			.filter((one) => orderOf(one) !== undefined)
			.sort(
				(a, b) => compareText(orderOf(b) ?? '', orderOf(a) ?? '') || compareText(b.group, a.group)
			);
	};
	return {
		readOnly: false,
		head: async () => disk.head,
		async write({ events = [], bytes = [], summaries = [], removeKinds = [], head, note }) {
			const name = disk.failures.shift();
			if (name) throw new DOMException('asked for by a test', name);
			const encoded = events.map((event) => ({ key: rowKey(event), row: encodeEvent(event) }));
			const copies = structuredClone({ summaries, bytes, value: note?.value });
			for (const one of encoded) disk.rows.set(one.key.join(' '), one);
			for (const one of copies.bytes) disk.bytes.set(one.hash, one.bytes);
			for (const { group, kind } of [...disk.summaries.values()])
				if (removeKinds.includes(kind)) disk.summaries.delete(group);
			for (const one of copies.summaries) disk.summaries.set(one.group, one);
			if (head) disk.head = head;
			if (note && copies.value === undefined) disk.notes.delete(note.key);
			else if (note) disk.notes.set(note.key, copies.value);
		},
		has: async (keys) => keys.map((key) => disk.rows.has(key.join(' '))),
		stretch: async (device, from, to) =>
			select((key) => key[0] === device && key[1] >= from && key[1] <= to),
		at: async (keys) => {
			const wanted = new Set(keys.map((key) => key.join(' ')));
			return select((key) => wanted.has(key.join(' ')));
		},
		group: async (group) => select((_, row) => row.g === group),
		groups: async () => [...new Set([...disk.rows.values()].map(({ row }) => row.g))].sort(),
		summaries: async (kind) =>
			structuredClone([...disk.summaries.values()].filter((one) => one.kind === kind)).sort(
				(a, b) => compareText(a.group, b.group)
			),
		listed: async (list, limit) => structuredClone(inList(list).slice(0, limit)),
		countListed: async (list) => inList(list).length,
		summary: async (group) => structuredClone(disk.summaries.get(group)),
		bytes: async (hash) => disk.bytes.get(hash)?.slice(0),
		notes: async (prefix) =>
			new Map(
				[...disk.notes]
					.filter(([key]) => key.startsWith(prefix))
					.sort(([a], [b]) => compareText(a, b))
			),
		exclusive(task) {
			const done = disk.lock.then(task);
			disk.lock = done.catch(() => undefined);
			return done;
		},
		tell(news) {
			for (const [other, hear] of disk.tabs)
				if (other !== tab) queueMicrotask(() => hear(structuredClone(news)));
		},
		onNews: (hear) => void disk.tabs.set(tab, hear),
		close: () => void disk.tabs.delete(tab)
	};
}
