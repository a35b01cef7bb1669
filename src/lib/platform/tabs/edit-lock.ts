/**
 * Which tab edits an inspection: the one that holds a Web Lock. The others wait for it, so that one of them gets it when
 * the holder is closed or killed, and ask for it over a channel when somebody wants to go on in them.
 *
 * The lock decides who edits and nothing else: what two tabs write nevertheless stays safe under the device lock.
 */
import { editLockName } from './edit-lock-name';

/** How long the holder may take to save and let go before it counts as frozen, in milliseconds. */
const PATIENCE = 3000;

export interface EditLockParts {
	/** Name of the store that the inspection lies in. */
	store: string;
	inspection: string;
	/** Called as soon as it is known, and at every change. */
	onChange: (editing: 'here' | 'elsewhere') => void;
	/** Another tab wants it: saves everything, after which it goes. */
	handOver: () => Promise<void>;
}

export interface EditLock {
	/** Asks the holder to hand over; takes it from one that does not answer. */
	takeOver(): void;
	/** Gives it back, and waits no more. */
	release(): void;
}

/** Asks for the lock now, and again whenever the page comes back from the browser's back/forward cache. */
export function askForEditLock({ store, inspection, onChange, handOver }: EditLockParts): EditLock {
	const name = editLockName(store, inspection);
	const channel = new BroadcastChannel(name);
	/** Ends the holding; undefined while this tab has no lock. */
	let letGo: (() => void) | undefined;
	let queued: AbortController | undefined;
	let impatience: number | undefined;
	let left = false;

	function request(options: LockOptions): void {
		let held = false;
		const over = navigator.locks.request(name, options, (lock) => {
			if (left) return undefined;
			if (!lock) return wait();
			held = true;
			clearTimeout(impatience);
			onChange('here');
			return new Promise<void>((resolve) => (letGo = resolve));
		});
		over.catch(() => {
			// Withdrawn from the queue, or stolen: only then this tab had it.
			if (!held) return;
			letGo = undefined;
			if (!left) wait();
		});
	}
	function queue(): void {
		queued?.abort();
		queued = new AbortController();
		request({ signal: queued.signal });
	}
	function wait(): void {
		onChange('elsewhere');
		queue();
	}
	function ask(): void {
		left = false;
		request({ ifAvailable: true });
	}
	function leave(): void {
		left = true;
		clearTimeout(impatience);
		queued?.abort();
		letGo?.();
		letGo = undefined;
	}

	channel.onmessage = async () => {
		// Whoever asks last gets it: those who wait step behind.
		clearTimeout(impatience);
		const holding = letGo;
		if (!holding) return left ? undefined : queue();
		await handOver();
		// While it was saving, the lock may have been taken or the page left.
		if (letGo !== holding) return;
		letGo = undefined;
		holding();
		wait();
	};
	const comeBack = ({ persisted }: PageTransitionEvent): void => {
		if (persisted) ask();
	};
	// Safari keeps the locks of a page in its back/forward cache, where nobody can be asked for them.
	addEventListener('pagehide', leave);
	addEventListener('pageshow', comeBack);
	ask();

	return {
		takeOver() {
			channel.postMessage('mine');
			clearTimeout(impatience);
			impatience = window.setTimeout(() => {
				queued?.abort();
				request({ steal: true });
			}, PATIENCE);
		},
		release() {
			leave();
			channel.close();
			removeEventListener('pagehide', leave);
			removeEventListener('pageshow', comeBack);
		}
	};
}
