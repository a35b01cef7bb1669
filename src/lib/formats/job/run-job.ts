/**
 * The page's side of a job in a worker. Every job has a worker of its own: cancelling ends it at once whatever it is doing,
 * a crash fails this one call and no other, and the next call starts afresh.
 */
import { fail, type Problem, type Result } from '../../core/result';

/** `done` never falls; both are in the unit that the job names. */
export interface Progress {
	done: number;
	total: number;
}

export interface Run {
	signal?: AbortSignal | undefined;
	onProgress?: ((progress: Progress) => void) | undefined;
}

/** `cancelled` is what the caller asked for, never a failure to be shown as one. */
export type JobProblem = Problem<'cancelled' | 'worker-crashed' | 'source-failed'>;

/** The part of `Worker` that is used. */
export interface JobWorker {
	postMessage(message: unknown, transfer?: Transferable[]): void;
	terminate(): void;
	onmessage: ((event: MessageEvent) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
}

/** To the worker. `item` and `end` answer its `next`, `taken` its `give`. */
export type ToWorker =
	| { kind: 'start'; input: unknown }
	| { kind: 'item'; value: unknown }
	| { kind: 'end' }
	| { kind: 'taken' };
export type FromWorker =
	| { kind: 'next' }
	| { kind: 'give'; value: unknown }
	| { kind: 'progress'; progress: Progress }
	| { kind: 'result'; result: Result<unknown, Problem> };

export interface Job {
	input: unknown;
	/** What the caller gives away. */
	transfer?: Transferable[];
	/** Handed over one by one as the worker asks, so that only what is being worked on takes memory. */
	source?: AsyncIterable<unknown> | Iterable<unknown>;
	/** Takes what the worker gives before the end, one by one: it waits for each to be taken. */
	take?: (value: unknown) => Promise<void>;
}

/** Aborted before the start: no worker is made. Never throws and never stays pending once the worker is gone. */
export function runJob<Value, Code extends Problem>(
	spawn: () => JobWorker,
	job: Job,
	run: Run = {}
): Promise<Result<Value, Code | JobProblem>> {
	const cancelled: JobProblem = { code: 'cancelled', place: 'job' };
	if (run.signal?.aborted) return Promise.resolve(fail(cancelled));
	return new Promise((resolve) => {
		let worker: JobWorker;
		try {
			worker = spawn();
		} catch (cause) {
			resolve(fail({ code: 'worker-crashed', place: 'job', cause }));
			return;
		}
		let over = false;
		const source = job.source ? iterate(job.source) : undefined;
		const finish = (result: Result<Value, Code | JobProblem>) => {
			if (over) return;
			over = true;
			worker.terminate();
			run.signal?.removeEventListener('abort', onAbort);
			void Promise.resolve(source?.return?.()).catch(() => undefined);
			resolve(result);
		};
		const onAbort = () => finish(fail(cancelled));
		const crashed = (cause: unknown) =>
			finish(fail({ code: 'worker-crashed', place: 'job', cause }));
		const feed = async () => {
			try {
				const next = await source?.next();
				if (over) return;
				if (!next || next.done) worker.postMessage({ kind: 'end' } satisfies ToWorker);
				else worker.postMessage({ kind: 'item', value: next.value } satisfies ToWorker);
			} catch (cause) {
				finish(fail({ code: 'source-failed', place: 'job', cause }));
			}
		};
		const take = async (value: unknown) => {
			try {
				await job.take?.(value);
				if (!over) worker.postMessage({ kind: 'taken' } satisfies ToWorker);
			} catch (cause) {
				finish(fail({ code: 'source-failed', place: 'job', cause }));
			}
		};
		run.signal?.addEventListener('abort', onAbort);
		worker.onerror = (event) => crashed(event.message);
		worker.onmessageerror = () => crashed('message');
		worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
			if (over) return;
			if (data.kind === 'next') void feed();
			else if (data.kind === 'give') void take(data.value);
			else if (data.kind === 'progress') run.onProgress?.(data.progress);
			else finish(data.result as Result<Value, Code | JobProblem>);
		};
		try {
			worker.postMessage(
				{ kind: 'start', input: job.input } satisfies ToWorker,
				job.transfer ?? []
			);
		} catch (cause) {
			crashed(cause);
		}
	});
}

const iterate = (
	source: AsyncIterable<unknown> | Iterable<unknown>
): AsyncIterator<unknown> | Iterator<unknown> =>
	Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
