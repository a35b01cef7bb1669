import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, frameKind, readFrames } from '../../core/events/frame';
import { magic, type BackupReport, type NamedFile } from './contract';
import { handOut } from './hand-out';
import { inspectBackup } from './inspect-backup';
import { backupOf, bytesOf, chainOf, device, tools } from './testing/made-up-device';
import { events, photoHash, stored } from './testing/made-up-visit';

const inspect = (files: NamedFile[], mode: 'real' | 'practice' = 'real') =>
	inspectBackup(files, mode, tools);
const file = (bytes: Uint8Array<ArrayBuffer>, name = 'x.anxiao'): NamedFile => ({
	name,
	blob: new Blob([bytes])
});
const bytesIn = async ({ blob }: NamedFile) => new Uint8Array(await blob.arrayBuffer());
const idsIn = (report: BackupReport) => report.groups.flatMap(({ ids }) => ids);

/** Everything that a report says can be taken in, taken. */
async function taken(files: NamedFile[], report: BackupReport) {
	const all = { events: [] as typeof events, bytes: [] as typeof stored };
	const wanted = { events: idsIn(report), bytes: report.bytes };
	await handOut(files, 'real', wanted, tools.sha256, async (batch) => {
		all.events.push(...batch.events);
		all.bytes.push(...batch.bytes);
	});
	return all;
}
const byId = new Map(events.map((event) => [event.header.id, event]));

/** Nothing came out but what was written. */
async function expectUnchanged(files: NamedFile[]) {
	const report = await inspect(files);
	const out = await taken(files, report);
	for (const event of out.events) {
		const original = byId.get(event.header.id);
		// A sig inside an unbroken run is not looked at: the next event's `prev` binds what it would bind.
		expect({ ...event.header, sig: '' }).toEqual({ ...original?.header, sig: '' });
		expect(event.body).toEqual(original?.body);
	}
	return { report, out };
}

/** Nor is an event there without its photo. */
async function expectTrue(files: NamedFile[]): Promise<BackupReport> {
	const { report, out } = await expectUnchanged(files);
	const here = new Set(out.bytes.map(({ hash }) => hash));
	for (const hash of report.photos) expect(here).toContain(hash);
	return report;
}

describe('a backup', () => {
	it('comes back whole: events of known and unknown types, photos, and bytes that nothing names', async () => {
		const files = await backupOf(events, stored);
		const report = await expectTrue(files);
		expect(report.parts).toMatchObject([{ complete: true, damaged: 0 }]);
		expect(report.sets).toMatchObject([
			{ head: { device }, missingParts: [], hasEnd: true, missing: { events: 0, bytes: 0 } }
		]);
		expect(report.events.count).toBe(events.length);
		expect(report.photos).toEqual([photoHash]);
		expect(report.refused).toEqual({});
		const out = await taken(files, report);
		expect(new Set(out.events)).toEqual(new Set(events));
		expect(out.bytes.map(({ hash }) => hash).sort()).toEqual(stored.map(({ hash }) => hash).sort());
	});

	it('in parts is read in any order, and each part alone without a gap in what it shows', async () => {
		const files = await backupOf(events, stored, { limit: 0 });
		expect(files.length).toBeGreaterThan(2);
		const whole = await expectTrue([...files].reverse());
		expect(whole.sets).toMatchObject([{ missingParts: [], missing: { events: 0, bytes: 0 } }]);
		expect(whole.events.count).toBe(events.length);
		for (const part of files) {
			const report = await expectTrue([part]);
			expect(report.parts).toMatchObject([{ complete: true }]);
			expect(report.refused).toEqual({});
		}
		const [first, , ...later] = files;
		const lacking = await expectTrue([first as NamedFile, ...later]);
		expect(lacking.sets[0]?.missingParts).toEqual([2]);
		expect(lacking.sets[0]?.missing.bytes).toBeGreaterThan(0);
		const cut = await expectTrue(files.slice(0, -1));
		expect(cut.sets[0]).toMatchObject({ hasEnd: false, missingParts: [] });
	});

	it('keeps parts under their limit', async () => {
		const big = Array.from({ length: 40 }, (_, i) => bytesOf(`${i}`.padStart(100_000, '.')));
		const named = chainOf(
			big.map(({ hash }, i) => ({
				type: 'evidence.added/1',
				subject: { inspection: `i${i % 3}`, evidence: `e${i}` },
				payload: { hash }
			}))
		);
		const limit = 2_000_000;
		const files = await backupOf(named, big, { limit });
		expect(files.length).toBeGreaterThan(2);
		for (const { blob } of files) expect(blob.size).toBeLessThanOrEqual(limit);
		expect((await inspect(files)).bytes).toHaveLength(big.length);
	});

	it('says when an event is not what was signed, or its writer unknown', async () => {
		const changed = structuredClone(events);
		const payload = changed[3]?.body?.payload as { verdict: string };
		payload.verdict = 'pass';
		expect(await expectTrue(await backupOf(changed, stored))).toMatchObject({
			refused: { 'wrong-payload': 1 }
		});
		const [, ...orphans] = events;
		const report = await inspect(await backupOf(orphans, stored));
		expect(report.refused).toEqual({ 'unknown-key': orphans.length });
		expect(idsIn(report)).toEqual([]);
	});

	it('says when bytes are not what their name says', async () => {
		const swapped = stored.map(({ hash }, i) => ({
			hash,
			bytes: (stored[(i + 1) % stored.length] as (typeof stored)[0]).bytes
		}));
		const report = await inspect(await backupOf(events, swapped));
		expect(report).toMatchObject({ wrongBytes: stored.length, bytes: [] });
	});
});

describe('a file', () => {
	const codeOf = async (files: NamedFile[], mode: 'real' | 'practice' = 'real') =>
		(await inspect(files, mode)).parts.map(({ problem }) => problem?.code);
	const withHead = (head: unknown) =>
		file(
			Uint8Array.from([
				...magic,
				...encodeFrame(frameKind.head, new TextEncoder().encode(JSON.stringify(head)))
			])
		);

	it.each<[string, () => NamedFile, string]>([
		['nothing', () => file(new Uint8Array()), 'backup-not-ours'],
		['a picture', () => file(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'backup-not-ours'],
		[
			'text',
			() => file(new TextEncoder().encode('{"format":"anxiao-backup/1"}')),
			'backup-not-ours'
		],
		['the beginning alone', () => file(magic.slice()), 'backup-damaged'],
		['half the beginning', () => file(magic.slice(0, 4)), 'backup-damaged'],
		['a head of nonsense', () => withHead({ format: 'anxiao-backup/1' }), 'backup-damaged'],
		['a later version', () => withHead({ format: 'anxiao-backup/2' }), 'backup-newer'],
		['another of our kind', () => withHead({ format: 'anxiao-bundle/1' }), 'backup-newer']
	])('that is %s says so', async (_, make, code) => {
		expect(await codeOf([make()])).toEqual([code]);
	});

	it('of practice is not taken for real, nor the other way', async () => {
		const real = await backupOf(events, stored);
		const practice = await backupOf(events, stored, { mode: 'practice' });
		expect(await codeOf(practice)).toEqual(['backup-of-practice']);
		expect(await codeOf(real, 'practice')).toEqual(['backup-of-real']);
		expect(await codeOf(practice, 'practice')).toEqual([undefined]);
	});

	it('that cannot be read any more is said, and the others are read', async () => {
		const [good] = await backupOf(events, stored);
		const gone = {
			size: 1000,
			slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) })
		} as unknown as Blob;
		const report = await inspect([{ name: 'gone', blob: gone }, good as NamedFile]);
		expect(report.parts.map(({ problem }) => problem?.code)).toEqual([
			'backup-unreadable',
			undefined
		]);
		expect(report.events.count).toBe(events.length);
	});
});

describe('the committed sample', () => {
	const folder = new URL('../../../../tests/fixtures/backup/', import.meta.url);
	const sample = new Uint8Array(readFileSync(new URL('sample.anxiao', folder)));
	const expected = JSON.parse(readFileSync(new URL('sample.json', folder), 'utf8')) as unknown;

	it('is read as it was written', async () => {
		const { parts, sets, groups, bytes, photos } = await inspect([file(sample, 'sample.anxiao')]);
		expect({ parts, sets, groups, bytes: [...bytes].sort(), photos }).toEqual(expected);
	});

	it('cut off anywhere gives what is before, and says what is missing', async () => {
		const { frames } = readFrames(sample.slice(magic.length));
		const headEnd = magic.length + (frames[0]?.to ?? 0);
		for (let end = 0; end < sample.length; end++) {
			const report = await inspect([file(sample.slice(0, end))]);
			for (const hash of report.photos) expect(report.bytes).toContain(hash);
			if (end < headEnd) {
				expect(report.parts[0]?.problem?.code).toMatch(/^backup-(not-ours|damaged)$/);
				continue;
			}
			expect(report.parts).toMatchObject([{ complete: false }]);
			expect(report.sets[0]?.hasEnd).toBe(false);
			expect(report.sets[0]?.missing).toEqual({
				events: events.length - report.events.count,
				bytes: stored.length - report.bytes.length
			});
		}
	});

	it('with any bit changed loses one frame at most, and shows nothing that was not written', async () => {
		for (let at = 0; at < sample.length; at++) {
			const changed = sample.slice();
			changed[at] = (changed[at] ?? 0) ^ (1 << ((at * 5) % 8));
			const files = [file(changed)];
			const report = at % 16 === 0 ? (await expectUnchanged(files)).report : await inspect(files);
			for (const id of idsIn(report)) expect(byId.has(id)).toBe(true);
			expect(report.refused).toEqual({});
			expect(report.wrongBytes).toBe(0);
			const lost = events.length - report.events.count + stored.length - report.bytes.length;
			expect(lost, `bit of byte ${at}`).toBeLessThanOrEqual(5);
			expect(report.parts[0]?.problem).toBeUndefined();
		}
	});
});

describe('whatever the bytes', () => {
	it('reading ends, and does not throw', async () => {
		const frame = fc
			.tuple(fc.constantFrom(...Object.values(frameKind)), fc.uint8Array({ maxLength: 200 }))
			.map(([kind, body]) => [...encodeFrame(kind, body)]);
		const json = fc
			.tuple(fc.constantFrom(...Object.values(frameKind)), fc.json())
			.map(([kind, text]) => [...encodeFrame(kind, new TextEncoder().encode(text))]);
		const noise = fc.array(fc.nat(255), { maxLength: 60 });
		const [good] = await backupOf(events.slice(0, 1), []);
		const start = [...(await bytesIn(good as NamedFile))];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom<number[]>([], [...magic], start),
				fc.array(fc.oneof(frame, json, noise), { maxLength: 8 }),
				async (first, rest) => {
					await expectUnchanged([file(Uint8Array.from([...first, ...rest.flat()]))]);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('a forger who puts the checksums right still cannot change an event', async () => {
		const [original] = await backupOf(events, stored);
		const bytes = await bytesIn(original as NamedFile);
		const { frames } = readFrames(bytes.slice(magic.length));
		const target = fc.constantFrom(...frames.filter(({ kind }) => kind !== frameKind.head));
		await fc.assert(
			fc.asyncProperty(target, fc.nat(), fc.integer({ min: 1, max: 255 }), async (one, at, bit) => {
				const forged = [...magic];
				for (const { kind, body } of frames) {
					const copy = body.slice();
					if (body === one.body) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bit;
					forged.push(...encodeFrame(kind, copy));
				}
				await expectUnchanged([file(Uint8Array.from(forged))]);
			}),
			{ numRuns: 500 }
		);
	});

	it.each(['__proto__', 'constructor', 'prototype'])('%s in an event keeps it out', async (key) => {
		const payload = JSON.parse(`{"values":{"${key}":"1"}}`) as never;
		const hostile = chainOf([{ type: 'response.given/1', subject: { inspection: 'i' }, payload }]);
		const report = await inspect(await backupOf(hostile, []));
		expect(report.refused).toEqual({ 'ill-formed': 1 });
	});

	it('a text that nests without end is refused', async () => {
		const [good] = await backupOf(events.slice(0, 1), []);
		const deep = new TextEncoder().encode('['.repeat(50_000) + ']'.repeat(50_000));
		const hostile = [...(await bytesIn(good as NamedFile)), ...encodeFrame(frameKind.events, deep)];
		expect((await inspect([file(Uint8Array.from(hostile))])).refused).toEqual({ 'ill-formed': 1 });
	});
});
