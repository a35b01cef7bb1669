/** The page's side of the journal. */
import type { Answer, Call, Input, Output, Request } from './contract';

export interface JournalClient {
	/**
	 * Rejects with a DOMException by name: that of the browser, `TimeoutError` when nothing came in time (a frozen or
	 * hung worker), `OperationError` when the worker died; the next call then begins with a new one.
	 */
	call<Name extends Call>(name: Name, input: Input<Name>, limit?: number): Promise<Output<Name>>;
	close(): void;
}

interface Waiting {
	resolve: (value: unknown) => void;
	reject: (cause: DOMException) => void;
	timer: ReturnType<typeof setTimeout>;
}

/** For calls that read all of the journal, on a slow phone, in milliseconds. */
export const wholeJournal = 300_000;

/** How long an append may take before the other copy is believed instead, in milliseconds. */
const patience = 3000;

/** The journal of the store `name`. Its worker is started by the first call. */
export function journalClient(name: string): JournalClient {
	let worker: Worker | undefined;
	let next = 0;
	const waiting = new Map<number, Waiting>();

	function settle(id: number, end: (one: Waiting) => void): void {
		const one = waiting.get(id);
		if (!one) return;
		waiting.delete(id);
		clearTimeout(one.timer);
		end(one);
	}
	function died(message: string): void {
		worker?.terminate();
		worker = undefined;
		for (const id of [...waiting.keys()])
			settle(id, ({ reject }) => reject(new DOMException(message, 'OperationError')));
	}
	function start(): Worker {
		const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
		started.onmessage = ({ data }: MessageEvent<Answer>) =>
			settle(data.id, ({ resolve, reject }) =>
				data.ok ? resolve(data.value) : reject(new DOMException(data.message, data.name))
			);
		started.onerror = (event) => died(event.message);
		started.onmessageerror = () => died('message');
		worker = started;
		void ask('open', { name }, patience * 3).catch(() => undefined);
		return started;
	}
	function ask<Name extends Call>(call: Name, input: Input<Name>, limit: number) {
		const id = next++;
		return new Promise<Output<Name>>((resolve, reject) => {
			const late = () => settle(id, () => reject(new DOMException(call, 'TimeoutError')));
			waiting.set(id, {
				resolve: resolve as (value: unknown) => void,
				reject,
				timer: setTimeout(late, limit)
			});
			worker?.postMessage({ id, call, input } satisfies Request);
		});
	}
	/** Safari keeps handles of a page in the back/forward cache. */
	const release = () => {
		if (worker) void ask('release', undefined, patience).catch(() => undefined);
	};
	addEventListener('pagehide', release);

	return {
		call(name, input, limit = patience) {
			// The first waits for the worker's code as well.
			const first = !worker;
			if (!worker) start();
			return ask(name, input, first ? limit * 3 : limit);
		},
		close() {
			removeEventListener('pagehide', release);
			died('closed');
		}
	};
}
