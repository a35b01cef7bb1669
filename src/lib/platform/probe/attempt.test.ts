import { expect, test } from 'vitest';
import { attempt } from './attempt';
import { passed } from './contract';

test('a trial that passes says how long it took', async () => {
	const result = await attempt('worker', async () => passed);
	expect(result).toEqual({ id: 'worker', outcome: 'pass', took: expect.any(Number) });
});

test('a trial that throws has failed, by the name of what it threw', async () => {
	const result = await attempt('worker', () => {
		throw new TypeError('no');
	});
	expect(result).toMatchObject({ outcome: 'fail', detail: 'TypeError' });
});

test('a trial that rejects with a DOMException has failed by its name', async () => {
	const result = await attempt('files', () =>
		Promise.reject(new DOMException('', 'NotAllowedError'))
	);
	expect(result).toMatchObject({ outcome: 'fail', detail: 'NotAllowedError' });
});

test('a trial that never ends has failed when its time is over', async () => {
	const result = await attempt('database', () => new Promise(() => undefined), 20);
	expect(result).toMatchObject({ outcome: 'fail', detail: 'TimeoutError' });
});
