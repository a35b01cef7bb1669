/**
 * The writing side of a store: one after the other, under the device lock, into both copies. Loaded when a screen rests or
 * something is written, since nothing that is only looked at needs it.
 */
import type { SignedEvent } from '../../core/events/event';
import type { EventStore, Summary } from '../../core/events/store';
import { groupOf } from '../../core/events/subject';
import { fail, ok } from '../../core/result';
import { AppendQueue } from './append-queue';
import { oneCopy, type Copies } from './both-copies';
import { deviceLock } from './device-lock';
import type { Follower } from './follower';
import type { Marker } from './marker';
import { afterSeeing } from './own-chain';
import { storeProblem } from './problem';
import { ChainMoved } from './rows/chain-moved';
import { rowKey } from './rows/codec';
import type { Head, Rows } from './rows/rows';
import type { SecondCopy } from './second-copy';
import type { TabLock } from './tab-lock';

export interface WritingParts {
	rows: Rows;
	lock: TabLock;
	follower: Follower;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Without it there is one copy, and nothing to compare. */
	second?: SecondCopy | undefined;
	/** Where that copy is, if not in `rows`. */
	copies?: Copies;
	/** The chain that this one goes on from, where its key was lost and `second` does not know. */
	last?: Marker['last'];
}

/** What of a store writes. */
export type Writing = Pick<EventStore, 'append' | 'receive' | 'clearBytes' | 'close'> & {
	second: SecondCopy | undefined;
};

/** How long an append waits for the two copies to be compared, in milliseconds. */
const comparing = 2000;
/** How often work begins anew when the chain has moved under it. */
const attempts = 5;
/** Files of photos are written anew when some of them go; milliseconds. */
const clearing = 120_000;

export function openWriting(parts: WritingParts): Writing {
	const { rows, follower, now, second } = parts;
	const lock = deviceLock(parts.lock, () => second?.rows.settled());
	const copies = watched(second?.copies ?? parts.copies ?? oneCopy(rows), second);
	/** Nothing is linked before what only the journal has is back, or the chain would fork. */
	const compared = soon(second?.guard.check(false));
	async function alone<T>(task: () => Promise<T>): Promise<T> {
		await compared;
		return lock.run(async (long) => {
			// Whoever had the lock for so long, or told of what is not here, may have written what only the journal has.
			if ((await follower.isBehind()) || long) await soon(second?.guard.checkLocked());
			return task();
		});
	}
	async function again<T>(task: () => Promise<T>, left: number): Promise<T> {
		try {
			return await alone(task);
		} catch (cause) {
			if (!(cause instanceof ChainMoved) || left === 0) throw cause;
			return again(task, left - 1);
		}
	}
	const exclusive = <T>(task: () => Promise<T>) => follower.inLine(() => again(task, attempts));

	async function caughtUpHead(): Promise<Head | undefined> {
		const { told } = follower;
		const head = await follower.caughtUp();
		if (head || !told) return head;
		// The database was taken away under this tab, which still has the key: the chain goes on.
		await rows.write({ head: { ...told, after: null } });
		setTimeout(() => void second?.guard.check(false).catch(() => undefined));
		return told;
	}

	const queue = new AppendQueue({
		copies,
		now,
		replaces: () => second?.guard.last ?? parts.last,
		exclusive,
		caughtUpHead,
		written(head, events) {
			const first = events[0]?.header;
			if (first) rows.tell({ device: first.device, from: first.seq, to: head.chain.seq - 1 });
			follower.written(head, events);
		}
	});

	return {
		second,
		close() {
			second?.guard.close();
			second?.journal.close();
			parts.lock.close();
		},
		append: (drafts, { bytes = [], summarise } = {}) => queue.append(drafts, bytes, summarise),

		receive: (events, { bytes = [], summarise } = {}) =>
			exclusive(async () => {
				try {
					const head = await caughtUpHead();
					const unique = [...new Map(events.map((event) => [event.header.id, event])).values()];
					const there = await rows.has(unique.map(rowKey));
					const added: SignedEvent[] = unique.filter((_, i) => !there[i]);
					if (added.length === 0 && bytes.length === 0) return ok({ added });
					const summaries: Summary[] = summarise?.(added) ?? [];
					const next = head && afterSeeing(head, added);
					const known = new Set(summaries.map((summary) => summary.group));
					const groups = new Set(added.map((event) => groupOf(event.header.subject)));
					const unlisted = [...groups].filter((group) => !known.has(group));
					const write = { events: added, bytes, summaries, unlisted };
					await copies.save({ ...write, ...(next && { head: next }) });
					if (added.length > 0) rows.tell({ keys: added.map(rowKey) });
					follower.written(next, added);
					await second?.guard.reconsider();
					return ok({ added });
				} catch (cause) {
					if (!(cause instanceof DOMException)) throw cause;
					return fail(storeProblem('receive', cause, 'write-failed'));
				}
			}),

		async clearBytes(hashes) {
			try {
				const at = now();
				const lists = hashes.map((hash) => ({ list: 'cleared', hash, at }) as const);
				// First the list, in both copies: what a crash leaves behind goes at the next start.
				await copies.save({ lists });
				await rows.write({ dropBytes: hashes });
				await second?.journal.call('drop', { hashes }, clearing);
				await second?.guard.countAnew();
				return ok(undefined);
			} catch (cause) {
				return fail(storeProblem('clear', cause, 'write-failed'));
			}
		}
	};
}

/** A journal that does not answer holds nobody up for long. */
async function soon(checking: Promise<void> | undefined): Promise<void> {
	const checked = checking?.catch(() => undefined);
	await Promise.race([checked, new Promise((resolve) => setTimeout(resolve, comparing))]);
}

/** The guard hears how each write went. */
const watched = (copies: Copies, second: SecondCopy | undefined): Copies => ({
	async save(write) {
		const saved = await copies.save(write);
		second?.guard.saved(write, saved);
		return saved;
	}
});
