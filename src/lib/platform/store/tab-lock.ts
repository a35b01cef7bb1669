/** The lock that only one tab of a device has at a time, as the browser gives it, and what tabs say to each other about it. */

/** What the tab with the lock is at: one piece of work, or it keeps the lock until the database takes what it owes. */
export type Holding = 'working' | 'keeping';

export interface TabLock {
	/**
	 * Runs `task` while no other tab of this database runs one. `signal` gives up waiting; `seize` does not wait, and whoever
	 * has the lock goes on without it.
	 */
	exclusive<T>(
		task: () => Promise<T>,
		options?: { signal?: AbortSignal; seize?: boolean }
	): Promise<T>;
	/** Whether this tab has the lock, as the browser says: a tab that was asleep hears late that it was taken. */
	hasLock(): Promise<boolean>;
	/** What the tab that has the lock does; undefined where none is awake to say so. */
	holder(): Promise<Holding | undefined>;
	/** What this tab says while it has the lock. */
	answerWhile(holding: () => Holding | undefined): void;
	close(): void;
}

/** How long a tab that is awake may take to say so, in milliseconds. */
const answering = 500;

/** A Web Lock; `name` of the store. */
export function webTabLock(name: string): TabLock {
	const lockName = `anxiao-append:${name}`;
	/** Between the tab that waits for the lock and the one that has it. */
	const calls = new BroadcastChannel(`anxiao-holder:${name}`);
	/**
	 * Chromium lets a frozen page hear and answer on a `BroadcastChannel` while nothing of its work goes on. So an answer goes
	 * the way that work goes: through a task that stands still with it.
	 */
	const ownTask = new MessageChannel();
	return {
		exclusive: (task, { signal, seize = false } = {}) =>
			navigator.locks.request(lockName, seize ? { steal: true } : signal ? { signal } : {}, task),
		hasLock() {
			// Only beside a lock of its own does a tab learn by which id the browser knows it.
			const own = `anxiao-self:${crypto.randomUUID()}`;
			return navigator.locks.request(own, async () => {
				const { held = [] } = await navigator.locks.query();
				const self = held.find((lock) => lock.name === own)?.clientId;
				return held.some((lock) => lock.name === lockName && lock.clientId === self);
			});
		},
		holder: () =>
			new Promise((resolve) => {
				const end = (holding?: Holding) => {
					clearTimeout(late);
					calls.removeEventListener('message', hear);
					resolve(holding);
				};
				const hear = ({ data }: MessageEvent<Holding | 'who?'>) => data !== 'who?' && end(data);
				const late = setTimeout(end, answering);
				calls.addEventListener('message', hear);
				calls.postMessage('who?');
			}),
		answerWhile(holding) {
			ownTask.port1.onmessage = () => {
				const answer = holding();
				if (answer) calls.postMessage(answer);
			};
			calls.addEventListener('message', ({ data }: MessageEvent<string>) => {
				if (data === 'who?') ownTask.port2.postMessage(data);
			});
		},
		close() {
			calls.close();
			ownTask.port1.close();
		}
	};
}
