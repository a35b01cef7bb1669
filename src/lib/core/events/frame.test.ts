import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, frameKind, readFrames } from './frame';

const bodies = [[1, 2, 3], [], [9, 9], Array.from({ length: 300 }, (_, i) => i & 0xff)];
const file = new Uint8Array(
	bodies.flatMap((body) => [...encodeFrame(frameKind.events, Uint8Array.from(body))])
);
const read = (bytes: Uint8Array<ArrayBuffer>) =>
	readFrames(bytes).frames.map((frame) => [...frame.body]);

describe('frames', () => {
	it('lie as the format says', () => {
		expect([
			...encodeFrame(frameKind.bytes, Uint8Array.from([0xab]), Uint8Array.from([0xcd]))
		]).toEqual([6, 0, 0, 0, 0x84, 0xc4, 0xb8, 0xdd, 2, 0, 0, 0, 0xab, 0xcd]);
	});

	it('are read back in order, with nothing damaged', () => {
		expect(read(file)).toEqual(bodies);
		expect(readFrames(file)).toMatchObject({ end: file.length, damaged: 0 });
	});

	it('cut anywhere, give every frame before the cut and say where it ended', () => {
		for (let cut = 0; cut < file.length; cut++) {
			const { frames, end, damaged } = readFrames(file.slice(0, cut));
			expect(frames.map((frame) => [...frame.body])).toEqual(bodies.slice(0, frames.length));
			expect(end).toBe(frames.at(-1)?.to ?? 0);
			expect(damaged).toBe(cut - end);
			const next = bodies[frames.length];
			expect(cut - end).toBeLessThan(12 + (next?.length ?? 0));
		}
	});

	it('with any one bit turned, give all but the frame that it is in', () => {
		for (let bit = 0; bit < file.length * 8; bit++) {
			const turned = file.slice();
			turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const left = read(turned);
			expect(left.length).toBe(bodies.length - 1);
			for (const body of left) expect(bodies).toContainEqual(body);
		}
	});

	it('are found after any rubbish, and zeros at the end are no damage to them', () => {
		expect(read(new Uint8Array([...file, ...new Uint8Array(5000)]))).toEqual(bodies);
		expect(read(new Uint8Array([7, 0, 0, 0, 1, 1, ...file]))).toEqual(bodies);
	});

	it('from any bytes are read without an exception', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
				const { end, damaged, frames } = readFrames(new Uint8Array(bytes));
				expect(end).toBeLessThanOrEqual(bytes.length);
				expect(damaged).toBeLessThanOrEqual(bytes.length);
				for (const frame of frames) expect(frame.to).toBeLessThanOrEqual(bytes.length);
			}),
			{ numRuns: 2000 }
		);
	});
});
