/** Writes to the database and then to the journal, and answers how far each came. */
import type { StoreProblem } from '../../core/events/store-problem';
import type { OwedRows } from './owed-rows';
import { ChainMoved } from './rows/chain-moved';
import type { Rows, Write } from './rows/rows';
import { isFull, storeProblem } from './problem';
import type { TabLock } from './tab-lock';
import { journalAppends, Unsure } from './journal/appends';
import type { JournalClient } from './journal/client';

/** What became of a write of which at least one copy is flushed. */
export interface Saved {
	/** Copies that were flushed. */
	flushed: 1 | 2;
	/** The journal's copy lies in a file that was found at this start: a power cut has nothing left to take. */
	proven: boolean;
	/** Why it is only one: `place` is `database` or `journal`. */
	problem?: StoreProblem;
	/** It had room only because the reserve was given back. */
	full?: boolean;
}

/**
 * Where writes go. Rejects with the exception that says most when neither copy has it, as `Rows.write` when the chain moved, and
 * with `Unsure` where it is not known whether a copy has it.
 */
export interface Copies {
	save(write: Write): Promise<Saved>;
}

/** For a store without a journal: in memory, in tests. */
export const oneCopy = (rows: Pick<Rows, 'write'>): Copies => ({
	async save(write) {
		await rows.write(write);
		return { flushed: 1, proven: false };
	}
});

export function bothCopies(rows: OwedRows, journal: JournalClient, lock: TabLock): Copies {
	const appends = journalAppends(journal);
	let full = false;
	/** Why the database is behind. */
	let behind: unknown;
	/** Room from the reserve, once for both copies of a write. */
	function room(): () => Promise<boolean> {
		let freeing: Promise<boolean> | undefined;
		return () => {
			freeing ??= journal.call('freeReserve', undefined).catch(() => false);
			return freeing;
		};
	}
	/** The same again when room could be made. */
	async function withRoom<T>(
		makeRoom: () => Promise<boolean>,
		write: () => Promise<T>
	): Promise<T> {
		try {
			return await write();
		} catch (cause) {
			if (!isFull(cause) || !(await makeRoom())) throw cause;
			full = true;
			return write();
		}
	}
	/** Answers why it could not. What is owed goes first: it is what this builds on. */
	async function toDatabase(
		write: Write,
		makeRoom: () => Promise<boolean>
	): Promise<{ cause: unknown } | undefined> {
		try {
			if (rows.settled() && !(await soon(rows.pay()))) throw behind ?? new DOMException('behind');
			await withRoom(makeRoom, () => rows.write(write));
			return undefined;
		} catch (cause) {
			if (cause instanceof ChainMoved) throw cause;
			// It cannot say any more whether another tab came first.
			if (write.head && !(await lock.hasLock())) throw new ChainMoved();
			behind = cause;
			return { cause };
		}
	}

	return {
		async save(write) {
			const makeRoom = room();
			// First what can refuse a write that forks the chain: nothing can be taken back from the journal.
			const refused = await toDatabase(write, makeRoom);
			if (!rows.settled()) appends.settled();
			try {
				const append = () => appends.append(write, refused !== undefined);
				const { proven } = await withRoom(makeRoom, append);
				if (!refused) return { flushed: 2, proven, full };
				rows.owe(write);
				const problem = storeProblem('database', refused.cause, 'write-failed');
				return { flushed: 1, proven, full, problem };
			} catch (cause) {
				if (cause instanceof Unsure) {
					rows.owe(write);
					throw cause;
				}
				// A full disk makes the database slow before it says why.
				if (refused) throw isFull(cause) ? cause : refused.cause;
				const problem = storeProblem('journal', cause, 'write-failed');
				return { flushed: 1, proven: false, full, problem };
			}
		}
	};
}

/** Paying takes milliseconds where the database answers at all. */
const soon = (paying: Promise<boolean>): Promise<boolean> =>
	Promise.race([paying, new Promise<false>((resolve) => setTimeout(() => resolve(false), 300))]);
