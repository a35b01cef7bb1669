import { expect, test } from 'vitest';
import sampleAt from '../../../../tests/fixtures/backup/sample.anxiao?url';
import { handOut, inspectBackup } from './client';
import type { NamedFile } from './contract';

async function sample(): Promise<NamedFile> {
	return { name: 'sample.anxiao', blob: await (await fetch(sampleAt)).blob() };
}

test('a worker judges a file, and another hands out what is wanted of it', async () => {
	const files = [await sample()];
	const done: number[] = [];
	const report = await inspectBackup(files, 'real', { onProgress: (at) => done.push(at.done) });
	if (!report.ok) throw new Error(report.problem.code);
	expect(report.value).toMatchObject({ parts: [{ complete: true }], refused: {}, wrongBytes: 0 });
	expect(done.at(-1)).toBe(files[0]?.blob.size);
	const { groups, bytes } = report.value;
	const events = groups.flatMap(({ ids }) => ids);
	const taken: string[] = [];
	const handed = await handOut(files, 'real', { events, bytes }, async (batch) => {
		taken.push(...batch.bytes.map(({ hash }) => hash));
		taken.push(...batch.events.map(({ header }) => header.id));
	});
	expect(handed.ok).toBe(true);
	expect(taken.sort()).toEqual([...events, ...bytes].sort());
});
