/** Tries of what runs beside the page: a worker and its files, and the agreement between windows. */
import { absent, ownName, passed, passedIf, type Ending, type WorkerTask } from './contract';

export const tryWorker = (): Promise<Ending> => ask('answer');

/** A file in the origin private file system that flushes to the disk; needs a worker. */
export const tryFiles = (): Promise<Ending> => ask('file');

/** Who asks for a lock that another has must be told so. */
export async function tryLocks(): Promise<Ending> {
	if (!navigator.locks) return absent;
	return navigator.locks.request(ownName, () =>
		navigator.locks.request(ownName, { ifAvailable: true }, (second) => passedIf(second === null))
	);
}

/** What one window says, another hears. */
export async function tryChannel(): Promise<Ending> {
	if (!('BroadcastChannel' in globalThis)) return absent;
	const here = new BroadcastChannel(ownName);
	const there = new BroadcastChannel(ownName);
	try {
		await new Promise((heard) => {
			there.onmessage = heard;
			here.postMessage('');
		});
		return passed;
	} finally {
		here.close();
		there.close();
	}
}

function ask(task: WorkerTask): Promise<Ending> {
	if (!('Worker' in globalThis)) return Promise.resolve(absent);
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
	const answer = new Promise<Ending>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<Ending>) => resolve(data);
		// A browser that knows no modules in workers reads the import as a mistake.
		worker.onerror = () => resolve({ outcome: 'fail', detail: 'WorkerError' });
		worker.postMessage(task);
	});
	return answer.finally(() => worker.terminate());
}
