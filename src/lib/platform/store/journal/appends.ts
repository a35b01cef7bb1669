/**
 * How writes come into the journal. One whose answer comes too late, or whose worker ended on the way, may be there all the
 * same, and nothing can be taken back from the journal: a chain that goes on from before it is forked. So where nothing else
 * has that write, it counts as written, and goes along with the next one until that is confirmed.
 */
import { isNamed } from '../problem';
import type { Write } from '../rows/rows';
import type { JournalClient } from './client';

/** Neither copy has confirmed a write, which is part of the chain from now on. */
export class Unsure extends DOMException {
	constructor() {
		super('journal', 'TimeoutError');
	}
}

export interface Appends {
	/**
	 * Resolves when `write`, and whatever was unsure before it, is flushed; rejects as `JournalClient.call`. `alone`: nothing
	 * else has it; then the journal gets more time to answer, and this rejects with `Unsure` where it may have it.
	 */
	append(write: Write, alone: boolean): Promise<{ proven: boolean }>;
	/** Nothing is unsure any more: the other copy has it. */
	settled(): void;
}

/** Where another copy can be believed instead there is less patience; milliseconds. */
const lastHope = 15_000;

export function journalAppends(journal: JournalClient): Appends {
	let unsure: Write[] = [];
	return {
		async append(write, alone) {
			const all = [...unsure, write];
			const told = {
				events: all.flatMap(({ events = [] }) => events),
				bytes: all.flatMap(({ bytes = [] }) => bytes),
				lists: all.flatMap(({ lists = [] }) => lists)
			};
			try {
				const outcome = await journal.call('append', told, alone ? lastHope : undefined);
				unsure = [];
				return outcome;
			} catch (cause) {
				if (!alone || !isOpen(cause) || told.events.length === 0) throw cause;
				unsure = all;
				throw new Unsure();
			}
		},
		settled() {
			unsure = [];
		}
	};
}

/** The other exceptions are the worker's answer that nothing was written. */
const isOpen = (cause: unknown): boolean => isNamed(cause, 'TimeoutError', 'OperationError');
