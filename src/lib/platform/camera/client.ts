/** The page's side of the photo worker. A worker that dies fails what it was asked and is started anew. */
import { fail, type Result } from '$lib/core/result';
import type { PhotoProblem, PhotoReply, PhotoRequest, ShrunkPhoto } from './contract';

type Settle = (result: Result<ShrunkPhoto, PhotoProblem>) => void;

let worker: Worker | undefined;
let nextId = 0;
const waiting = new Map<number, Settle>();

function start(): Worker {
	const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	started.onmessage = ({ data }: MessageEvent<PhotoReply>) => {
		waiting.get(data.id)?.(data);
		waiting.delete(data.id);
	};
	started.onerror = () => {
		started.terminate();
		worker = undefined;
		for (const settle of waiting.values()) settle(fail({ code: 'worker-stopped', place: 'photo' }));
		waiting.clear();
	};
	return started;
}

/** Aborted: answers `cancelled`, and whatever the worker still finds is dropped. */
export function shrinkPhoto(
	file: Blob,
	run: { signal?: AbortSignal } = {}
): Promise<Result<ShrunkPhoto, PhotoProblem>> {
	if (run.signal?.aborted)
		return Promise.resolve(fail({ code: 'cancelled', place: 'photo' } as PhotoProblem));
	worker ??= start();
	const id = nextId++;
	const request: PhotoRequest = { id, file };
	return new Promise((resolve) => {
		waiting.set(id, resolve);
		run.signal?.addEventListener('abort', () => {
			waiting.delete(id);
			resolve(fail({ code: 'cancelled', place: 'photo' }));
		});
		worker?.postMessage(request);
	});
}
