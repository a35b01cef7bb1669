/**
 * Rows over a database that may fall behind: what only the journal has yet is kept in memory, is read like everything else,
 * and is written to the database as soon as that works again.
 */
import { compareText } from '../../core/events/clock';
import type { SignedEvent } from '../../core/events/event';
import type { Summary } from '../../core/events/store';
import { groupOf } from '../../core/events/subject';
import { ChainMoved } from './rows/chain-moved';
import { rowKey, type RowKey } from './rows/codec';
import type { Rows, Write } from './rows/rows';

export interface OwedRows extends Rows {
	/** Takes on what the database refused; the journal has it. */
	owe(write: Write): void;
	/** Ends when the database has everything; undefined where it has. */
	settled(): Promise<void> | undefined;
	/** Tries once to write what is owed; true when nothing is left. */
	pay(): Promise<boolean>;
}

/** How long until the database is tried again, in milliseconds. */
const pause = 3000;

export function owedRows(rows: Rows): OwedRows {
	let owed: Write[] = [];
	let paying: Promise<boolean> | undefined;
	let timer: ReturnType<typeof setInterval> | undefined;
	let settle: { promise: Promise<void>; done: () => void } | undefined;

	const events = () => owed.flatMap((write) => write.events ?? []);
	const summaries = () => {
		const byGroup = new Map<string, Summary>();
		for (const { summaries: some = [] } of owed)
			for (const one of some) byGroup.set(one.group, one);
		return byGroup;
	};
	const head = () => owed.findLast((write) => write.head)?.head;
	/** Both, each event once, in the order of rows. */
	function merged(stored: SignedEvent[], wanted: (event: SignedEvent) => boolean): SignedEvent[] {
		if (owed.length === 0) return stored;
		const byId = new Map(
			[...stored, ...events().filter(wanted)].map((one) => [one.header.id, one])
		);
		return [...byId.values()].sort(
			({ header: a }, { header: b }) =>
				compareText(a.device, b.device) || a.seq - b.seq || compareText(a.id, b.id)
		);
	}
	const orderIn = (list: string, one: Summary) => one.lists?.find(([name]) => name === list)?.[1];

	/** Where another tab has gone on meanwhile, summaries are older than its own, and the events may be there. */
	async function payOne(write: Write): Promise<void> {
		try {
			await rows.write(write);
		} catch (cause) {
			if (!(cause instanceof ChainMoved)) throw cause;
			const { events = [], bytes = [], lists = [] } = write;
			const there = await rows.has(events.map(rowKey));
			const lacking = events.filter((_, i) => !there[i]);
			await rows.write({ events: lacking, bytes, lists });
			rows.tell({ keys: lacking.map(rowKey) });
		}
	}

	async function payOnce(): Promise<boolean> {
		const paid = owed;
		try {
			// One by one: together they might be too much for what room there is.
			for (const write of paid) {
				await payOne(write);
				owed = owed.filter((one) => one !== write);
			}
		} catch {
			return false;
		}
		if (owed.length > 0) return false;
		clearInterval(timer);
		timer = undefined;
		settle?.done();
		settle = undefined;
		return true;
	}

	return {
		...rows,
		get readOnly() {
			return rows.readOnly;
		},
		owe(write) {
			owed.push(write);
			if (!settle) {
				let done = () => undefined as void;
				const promise = new Promise<void>((resolve) => (done = resolve));
				settle = { promise, done };
			}
			timer ??= setInterval(() => void this.pay(), pause);
		},
		settled: () => settle?.promise,
		pay() {
			paying ??= payOnce().finally(() => (paying = undefined));
			return paying;
		},

		head: async () => head() ?? (await rows.head()),
		async has(keys) {
			const ids = new Set(events().map((event) => event.header.id));
			return (await rows.has(keys)).map((has, i) => has || ids.has((keys[i] as RowKey)[2]));
		},
		stretch: async (device, from, to) =>
			merged(
				await rows.stretch(device, from, to),
				({ header }) => header.device === device && header.seq >= from && header.seq <= to
			),
		async at(keys) {
			const byId = new Map(events().map((event) => [event.header.id, event]));
			return (await rows.at(keys)).map((event, i) => event ?? byId.get((keys[i] as RowKey)[2]));
		},
		group: async (group) =>
			merged(await rows.group(group), (event) => groupOf(event.header.subject) === group),
		async groups() {
			const own = events().map((event) => groupOf(event.header.subject));
			return [...new Set([...(await rows.groups()), ...own])].sort();
		},
		keys: async () => {
			const stored = await rows.keys();
			const known = new Set(stored.map(([, , id]) => id));
			return [
				...stored,
				...events()
					.map(rowKey)
					.filter(([, , id]) => !known.has(id))
			];
		},
		async summaries(kind) {
			const own = summaries();
			const stored = (await rows.summaries(kind)).filter((one) => !own.has(one.group));
			return [...stored, ...[...own.values()].filter((one) => one.kind === kind)].sort((a, b) =>
				compareText(a.group, b.group)
			);
		},
		summary: async (group) => summaries().get(group) ?? (await rows.summary(group)),
		async listed(list, limit, from) {
			const own = summaries();
			if (own.size === 0) return rows.listed(list, limit, from);
			const stored = await rows.listed(list, limit + own.size, from);
			const turn = from === 'first' ? -1 : 1;
			return [...stored.filter((one) => !own.has(one.group)), ...own.values()]
				.filter((one) => orderIn(list, one) !== undefined)
				.sort(
					(a, b) =>
						turn *
						(compareText(orderIn(list, b) ?? '', orderIn(list, a) ?? '') ||
							compareText(b.group, a.group))
				)
				.slice(0, limit);
		},
		async countListed(list, below) {
			let count = await rows.countListed(list, below);
			const counts = (one: Summary) => {
				const order = orderIn(list, one);
				return order !== undefined && (below === undefined || compareText(order, below) < 0);
			};
			for (const one of summaries().values()) {
				const before = await rows.summary(one.group);
				if (before && counts(before)) count--;
				if (counts(one)) count++;
			}
			return count;
		},
		async page(prefix, after, limit) {
			const own = [...summaries().values()].filter(
				({ group }) => group.startsWith(prefix) && (!after || compareText(group, after) > 0)
			);
			if (own.length === 0) return rows.page(prefix, after, limit);
			const groups = new Set(own.map(({ group }) => group));
			const stored = await rows.page(prefix, after, limit);
			return [...stored.filter(({ group }) => !groups.has(group)), ...own]
				.sort((a, b) => compareText(a.group, b.group))
				.slice(0, limit);
		},
		async bytes(hash) {
			const own = owed.flatMap((write) => write.bytes ?? []).find((one) => one.hash === hash);
			return own ? own.bytes.slice(0) : rows.bytes(hash);
		},
		close() {
			clearInterval(timer);
			settle?.done();
			rows.close();
		}
	};
}
