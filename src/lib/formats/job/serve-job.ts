/** The worker's side of a job. */
import { fail, type Problem, type Result } from '../../core/result';
import type { FromWorker, Progress, ToWorker } from './run-job';

/** The part of a worker's global scope that is used. */
export interface JobScope {
	postMessage(message: unknown): void;
	onmessage: ((event: MessageEvent) => void) | null;
}

export interface JobTools {
	/** What the page's source gives next; undefined at its end. */
	source: AsyncIterable<unknown>;
	progress(progress: Progress): void;
	/** Hands something over before the end; resolves when the page has taken it. */
	give(value: unknown): Promise<void>;
}

/** Runs the one job of this worker. What the handler throws is a bug, answered as `worker-crashed` so that nobody waits. */
export function serveJob(
	scope: JobScope,
	handle: (input: unknown, tools: JobTools) => Promise<Result<unknown, Problem>>
): void {
	const post = (message: FromWorker) => scope.postMessage(message);
	let arrived: ((message: ToWorker) => void) | undefined;
	const ask = (message: FromWorker): Promise<ToWorker> => {
		const answer = new Promise<ToWorker>((resolve) => (arrived = resolve));
		post(message);
		return answer;
	};
	async function* source() {
		for (;;) {
			const message = await ask({ kind: 'next' });
			if (message.kind !== 'item') return;
			yield message.value;
		}
	}
	scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
		if (data.kind !== 'start') {
			arrived?.(data);
			return;
		}
		handle(data.input, {
			source: source(),
			progress: (progress) => post({ kind: 'progress', progress }),
			give: async (value) => void (await ask({ kind: 'give', value }))
		}).then(
			(result) => post({ kind: 'result', result }),
			(cause: unknown) =>
				post({
					kind: 'result',
					result: fail({ code: 'worker-crashed', place: 'job', cause: String(cause) })
				})
		);
	};
}
