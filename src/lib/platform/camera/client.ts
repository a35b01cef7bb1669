/** The page's side of the photo worker. A worker that dies fails what it was asked and is started anew. */
import type { PhotoLooks, Reused } from '../../core/evidence/reused';
import { fail, type Result } from '../../core/result';
import {
	MAX_SIDE,
	type PhotoJob,
	type PhotoJobs,
	type PhotoProblem,
	type PhotoReply,
	type PhotoRequest,
	type ShownCopy,
	type ShrunkPhoto
} from './contract';

type Settle = (result: PhotoReply['result']) => void;

let worker: Worker | undefined;
let nextId = 0;
const waiting = new Map<number, Settle>();

function start(): Worker {
	const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	started.onmessage = ({ data }: MessageEvent<PhotoReply>) => {
		waiting.get(data.id)?.(data.result);
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

/** Starts the worker before anybody has chosen a picture, so that the first is as quick as the others. */
export function prepareForPhotos(): void {
	worker ??= start();
}

/** Aborted: answers `cancelled`, and whatever the worker still finds is dropped. */
function ask<J extends PhotoJob>(
	job: J,
	input: PhotoJobs[J]['input'],
	{ signal, transfer = [] }: { signal?: AbortSignal | undefined; transfer?: Transferable[] } = {}
): Promise<Result<PhotoJobs[J]['output'], PhotoProblem>> {
	const cancelled = fail<PhotoProblem>({ code: 'cancelled', place: 'photo' });
	if (signal?.aborted) return Promise.resolve(cancelled);
	worker ??= start();
	const id = nextId++;
	return new Promise((resolve) => {
		waiting.set(id, resolve as Settle);
		signal?.addEventListener('abort', () => {
			waiting.delete(id);
			resolve(cancelled);
		});
		worker?.postMessage({ id, job, input } as PhotoRequest, transfer);
	});
}

/** `maxSide`: longest side of what is stored, in pixels. */
export const shrinkPhoto = (
	file: Blob,
	{ maxSide = MAX_SIDE, signal }: { maxSide?: number; signal?: AbortSignal } = {}
): Promise<Result<ShrunkPhoto, PhotoProblem>> => ask('shrink', { file, maxSide }, { signal });

/** A JPEG of a stored photo with what is drawn on it and its watermark burnt in. */
export const showPhoto = (
	bytes: ArrayBuffer,
	copy: ShownCopy,
	signal?: AbortSignal
): Promise<Result<ArrayBuffer, PhotoProblem>> => ask('show', { bytes, copy }, { signal });

/** Which photos of `own` show a picture that another photo of `all` shows too. */
export const comparePhotos = (
	own: PhotoLooks,
	all: PhotoLooks[],
	signal?: AbortSignal
): Promise<Result<Reused[], PhotoProblem>> => ask('compare', { own, all }, { signal });

/** What a QR code in the picture says; `picture` is given away. */
export const scanCode = (picture: ImageBitmap): Promise<Result<string | undefined, PhotoProblem>> =>
	ask('scan', { picture }, { transfer: [picture] });
