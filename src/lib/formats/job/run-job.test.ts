import { expect, test } from 'vitest';
import { runJob, type FromWorker, type JobWorker, type ToWorker } from './run-job';

class FakeWorker implements JobWorker {
	onmessage: JobWorker['onmessage'] = null;
	onerror: JobWorker['onerror'] = null;
	onmessageerror: JobWorker['onmessageerror'] = null;
	got: ToWorker[] = [];
	ended = false;
	postMessage(message: unknown) {
		this.got.push(message as ToWorker);
	}
	terminate() {
		this.ended = true;
	}
	say(message: FromWorker) {
		this.onmessage?.({ data: message } as MessageEvent);
	}
}

test('a cancelled job ends its worker at once and is no failure', async () => {
	const worker = new FakeWorker();
	const stop = new AbortController();
	const result = runJob(() => worker, { input: 1 }, { signal: stop.signal });
	stop.abort();
	expect(await result).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
	expect(worker.ended).toBe(true);
});

test('a job cancelled before its start makes no worker', async () => {
	const spawn = () => {
		throw new Error('made');
	};
	const result = await runJob(spawn, { input: 1 }, { signal: AbortSignal.abort() });
	expect(result).toMatchObject({ problem: { code: 'cancelled' } });
});

test('a crash answers the call, and the next one has a worker of its own', async () => {
	const workers = [new FakeWorker(), new FakeWorker()];
	let made = 0;
	const spawn = () => workers[made++]!;
	const first = runJob(spawn, { input: 1 });
	workers[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent);
	expect(await first).toMatchObject({ problem: { code: 'worker-crashed' } });
	const second = runJob(spawn, { input: 2 });
	workers[1]!.say({ kind: 'result', result: { ok: true, value: 5 } });
	expect(await second).toEqual({ ok: true, value: 5 });
});

test('the source is pulled one by one, and closed when the job ends early', async () => {
	const worker = new FakeWorker();
	let pulled = 0;
	let closed = false;
	async function* source() {
		try {
			for (;;) yield (pulled += 1);
		} finally {
			closed = true;
		}
	}
	const result = runJob(() => worker, { input: 1, source: source() });
	worker.say({ kind: 'next' });
	await expect.poll(() => worker.got.at(-1)).toEqual({ kind: 'item', value: 1 });
	expect(pulled).toBe(1);
	worker.say({ kind: 'result', result: { ok: true, value: 0 } });
	await result;
	await expect.poll(() => closed).toBe(true);
});

test('what the worker gives is taken one by one, and it is told', async () => {
	const worker = new FakeWorker();
	const taken: unknown[] = [];
	const take = async (value: unknown) => void taken.push(value);
	const result = runJob(() => worker, { input: 1, take });
	worker.say({ kind: 'give', value: 'a' });
	await expect.poll(() => worker.got.at(-1)).toEqual({ kind: 'taken' });
	worker.say({ kind: 'result', result: { ok: true, value: 0 } });
	expect(await result).toEqual({ ok: true, value: 0 });
	expect(taken).toEqual(['a']);
});

test('where what is given cannot be taken, the job ends', async () => {
	const worker = new FakeWorker();
	const take = () => Promise.reject(new Error('disk full'));
	const result = runJob(() => worker, { input: 1, take });
	worker.say({ kind: 'give', value: 'a' });
	expect(await result).toMatchObject({ problem: { code: 'source-failed' } });
	expect(worker.ended).toBe(true);
});
