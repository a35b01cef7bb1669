/** The one lock under which this device's chain grows, whichever tab writes. */
import type { Holding, TabLock } from './tab-lock';

export interface DeviceLock {
	/**
	 * Runs `task` while no other tab runs one. `long`: others had the lock for longer than writing takes, or it was taken from
	 * one that is frozen, so that more may have happened than what they told. Rejects with `LockedError` where a tab that
	 * is awake does not give it back.
	 */
	run<T>(task: (long: boolean) => Promise<T>): Promise<T>;
}

/** Longer than any write that goes well, in milliseconds. */
const usual = 1000;
/** After this the holder is asked whether it is awake, and if not the lock is taken from it, in milliseconds. */
const patience = 3000;
/** How often a holder that is awake is asked before this tab gives up: one that keeps the lock may do so for ever. */
const mostRounds: Record<Holding, number> = { working: 10, keeping: 3 };

/** One time that this tab has the lock; `kept` beyond its task. */
interface Hold {
	kept: boolean;
}

/**
 * While `mustKeep` says so after a task, the lock is not given back until that promise ends: what this tab could not write to
 * the database yet, others would not see and would fork the chain.
 */
export function deviceLock(lock: TabLock, mustKeep: () => Promise<void> | undefined): DeviceLock {
	let held: Hold | undefined;
	lock.answerWhile(() => held && (held.kept ? 'keeping' : 'working'));

	/** Resolves when the lock is given back, rejects when it was not got or was taken away. */
	async function hold(
		work: () => Promise<void>,
		options: { signal?: AbortSignal; seize?: boolean }
	): Promise<void> {
		const mine: Hold = { kept: false };
		const over = () => {
			if (held === mine) held = undefined;
		};
		const task = async () => {
			held = mine;
			try {
				await work();
				const until = mustKeep();
				mine.kept = until !== undefined;
				await until;
			} finally {
				over();
			}
		};
		await lock.exclusive(task, options).finally(over);
	}

	return {
		run(task) {
			if (held?.kept) return task(false);
			return new Promise((resolve, reject) => {
				const asked = performance.now();
				const giveUp = new AbortController();
				let begun = false;
				let rounds = 0;
				const work = async () => {
					// Got and taken at the same moment.
					if (begun) return;
					begun = true;
					clearInterval(asking);
					await task(performance.now() - asked > usual).then(resolve, reject);
				};
				const end = (cause: unknown) => {
					// Taken away while the task ran, which ends by itself.
					if (begun) return;
					clearInterval(asking);
					reject(cause);
				};
				/** The place in line is kept meanwhile. */
				const ask = async () => {
					const holder = await lock.holder();
					if (begun || (holder && ++rounds < mostRounds[holder])) return;
					clearInterval(asking);
					if (holder) end(new DOMException(holder, 'LockedError'));
					else hold(work, { seize: true }).catch(end);
					giveUp.abort();
				};
				const asking = setInterval(() => void ask(), patience);
				hold(work, { signal: giveUp.signal }).catch(
					(cause: unknown) => giveUp.signal.aborted || end(cause)
				);
			});
		}
	};
}
