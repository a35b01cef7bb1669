import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import type { InspectionResult, ResultSet } from '../results/model';
import { resultsJson } from './results-json';
import { checkResults } from './results-proof';

const head: ResultSet['head'] = {
	format: 'anxiao-results/1',
	exportedAt: '2026-09-01T08:00:00.000Z',
	app: { name: 'anxiao', version: 'test' }
};
const inspection = (id: string) =>
	({
		id,
		school: { name: '样例小学（虚构）' },
		findings: [{ note: '一行\n另一行 "引号"' }]
	}) as unknown as InspectionResult;
const written = async (...inspections: InspectionResult[]) =>
	new Uint8Array(
		await (await resultsJson({ head, inspections, total: inspections.length })).arrayBuffer()
	);
const check = (bytes: Uint8Array) => checkResults(bytes, sha256);
const sample = await written(inspection('a'), inspection('b'));

it.each([0, 1, 2, 3])(
	'a file of %i inspections is intact as it was written, and is JSON',
	async (count) => {
		const bytes = await written(...Array.from({ length: count }, (_, i) => inspection(`i${i}`)));
		expect(check(bytes)).toEqual({ kind: 'intact', inspections: count });
		expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveProperty('proof.root');
	}
);

it('every byte that is another one shows', () => {
	for (let at = 0; at < sample.length; at++)
		for (const flip of [1, 0x80]) {
			const bytes = sample.slice();
			bytes[at] = (bytes[at] ?? 0) ^ flip;
			expect(check(bytes).kind, `byte ${at}`).toBe('changed');
		}
});

it('every byte that is missing or added shows', () => {
	for (let at = 0; at < sample.length; at++) {
		const without = new Uint8Array([...sample.subarray(0, at), ...sample.subarray(at + 1)]);
		expect(check(without).kind, `byte ${at}`).not.toBe('intact');
		const twice = new Uint8Array([...sample.subarray(0, at), 32, ...sample.subarray(at)]);
		expect(check(twice).kind, `byte ${at}`).not.toBe('intact');
	}
});

it('names the part that is other', () => {
	const text = new TextDecoder().decode(sample);
	const changed = (from: string, to: string) =>
		check(new TextEncoder().encode(text.replace(from, to)));
	expect(changed('2026-09-01', '2026-09-02')).toEqual({ kind: 'changed', part: 'head' });
	expect(changed('"id":"b"', '"id":"c"')).toEqual({
		kind: 'changed',
		part: 'inspection',
		index: 1
	});
	expect(changed('"root":"', '"root":"x')).toEqual({ kind: 'changed', part: 'proof' });
});

it('says that an older file has no proof, that another file is none, and that a newer one is not known', () => {
	const old = `${JSON.stringify(head).slice(0, -1)},"inspections":[\n{}\n]}\n`;
	expect(check(new TextEncoder().encode(old))).toEqual({ kind: 'unproven' });
	const kindOf = (text: string) => check(new TextEncoder().encode(text)).kind;
	for (const other of ['', '{}', 'PK\u0003\u0004', '[]\n\n', '{"rows":[\n1\n]}\n'])
		expect(kindOf(other), other).toBe('foreign');
	expect(kindOf('{"format":"anxiao-results/2","inspections":{}}\n')).toBe('newer');
	expect(kindOf(new TextDecoder().decode(sample.subarray(0, -40)))).toBe('changed');
});
