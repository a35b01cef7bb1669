/** The event store over any `Rows`: order of work, what other tabs wrote, and whom to tell. */
import { receive as receiveClock } from '../../core/events/clock';
import type { SignedEvent } from '../../core/events/event';
import type { EventStore, StoreProblem } from '../../core/events/store';
import { fail, ok } from '../../core/result';
import { AppendQueue } from './append-queue';
import { rowKey } from './codec';
import { storeProblem } from './problem';
import type { Head, News, Rows } from './rows';

export interface RowStoreOptions {
	/** Milliseconds since 1970. */
	now: () => number;
	/** Told of failures that no caller waits for. */
	onProblem: (problem: StoreProblem) => void;
}

/** Makes the store. `rows` belongs to it from now on and is closed with it. */
export async function openRowStore(
	rows: Rows,
	{ now, onProblem }: RowStoreOptions
): Promise<EventStore> {
	const listeners = new Set<(events: SignedEvent[]) => void>();
	/** The head up to which listeners here have been told. */
	let told = await rows.head();
	let line: Promise<unknown> = Promise.resolve();

	function tellHere(events: SignedEvent[]): void {
		if (events.length > 0) for (const listener of [...listeners]) listener(events);
	}
	/** One after the other, so that no stretch is told twice. */
	function inLine<T>(task: () => Promise<T>): Promise<T> {
		const done = line.then(task);
		line = done.catch(() => undefined);
		return done;
	}
	async function catchUp(head: Head | undefined): Promise<Head | undefined> {
		if (head && head.chain.prev !== told?.chain.prev) {
			const { device, seq } = head.chain;
			const from = told?.chain.device === device ? told.chain.seq : 0;
			const missed = seq > from ? await rows.stretch(device, from, seq - 1) : [];
			told = head;
			tellHere(missed);
		}
		return head;
	}
	const exclusive = <T>(task: () => Promise<T>) => inLine(() => rows.exclusive(task));
	const caughtUpHead = async () => catchUp(await rows.head());

	const queue = new AppendQueue({
		rows,
		now,
		exclusive,
		caughtUpHead,
		written: (head, events) => {
			told = head;
			const first = events[0]?.header;
			if (first) rows.tell({ device: first.device, from: first.seq, to: head.chain.seq - 1 });
			tellHere(events);
		}
	});

	rows.onNews((news: News) => {
		const hear = async () => {
			if ('keys' in news) tellHere(await rows.at(news.keys));
			else if (told?.chain.device !== news.device || told.chain.seq <= news.to)
				await caughtUpHead();
		};
		inLine(hear).catch((cause: unknown) =>
			onProblem(storeProblem('news', cause, 'storage-unavailable'))
		);
	});

	const readOnly: StoreProblem = { code: 'storage-newer', place: 'write' };

	return {
		async append(drafts, { bytes = [], summarise } = {}) {
			return rows.readOnly ? fail(readOnly) : queue.append(drafts, bytes, summarise);
		},

		async receive(events, { bytes = [], summarise } = {}) {
			if (rows.readOnly) return fail(readOnly);
			let summaries: ReturnType<NonNullable<typeof summarise>> = [];
			return exclusive(async () => {
				try {
					const head = await caughtUpHead();
					const unique = [...new Map(events.map((event) => [event.header.id, event])).values()];
					const known = await rows.has(unique.map(rowKey));
					const added = unique.filter((_, i) => !known[i]);
					if (added.length === 0 && bytes.length === 0) return ok({ added });
					summaries = summarise?.(added) ?? [];
					const next = head && afterSeeing(head, added);
					await rows.write({ events: added, bytes, summaries, ...(next && { head: next }) });
					if (next) told = next;
					if (added.length > 0) rows.tell({ keys: added.map(rowKey) });
					tellHere(added);
					return ok({ added });
				} catch (cause) {
					if (!(cause instanceof DOMException)) throw cause;
					return fail(storeProblem('receive', cause, 'write-failed'));
				}
			});
		},

		device: async () => (await rows.head())?.chain.device,
		eventsOf: (group) => rows.group(group),
		async *everything() {
			for (const group of await rows.groups()) yield { group, events: await rows.group(group) };
		},
		summaries: (kind) => rows.summaries(kind),
		summary: (group) => rows.summary(group),
		listed: (list, limit = Infinity) => rows.listed(list, limit),
		countListed: (list) => rows.countListed(list),
		async writeSummaries(summaries, removeKinds = []) {
			if (rows.readOnly) return fail(readOnly);
			try {
				await rows.write({ summaries, removeKinds });
				return ok(undefined);
			} catch (cause) {
				return fail(storeProblem('summaries', cause, 'write-failed'));
			}
		},
		bytes: (hash) => rows.bytes(hash),
		readNotes: (prefix) => rows.notes(prefix),
		async writeNote(key, value) {
			try {
				await rows.write({ note: { key, value } });
			} catch (cause) {
				onProblem(storeProblem('note', cause, 'write-failed'));
			}
		},
		listen(onEvents) {
			listeners.add(onEvents);
			return () => listeners.delete(onEvents);
		},
		close() {
			listeners.clear();
			rows.close();
		}
	};
}

/**
 * The head once `added` are here: later than all of them, and, where they are this device's own lost events that go
 * on from its end (a restored backup), at their end, so that the next append does not fork them.
 */
function afterSeeing(head: Head, added: readonly SignedEvent[]): Head {
	let { seq, prev, clock } = head.chain;
	for (const { header } of [...added].sort((a, b) => a.header.seq - b.header.seq)) {
		clock = receiveClock(clock, header.clock);
		if (header.device === head.chain.device && header.seq === seq && header.prev === prev) {
			seq = header.seq + 1;
			prev = header.id;
		}
	}
	return { key: head.key, chain: { device: head.chain.device, seq, prev, clock } };
}
