import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { bytesFrame, digestFrame, eventsFrame, listFrame, readEntry } from './entries';
import type { SignedEvent } from './event';
import { encodeFrame, frameKind, readFrames } from './frame';
import { hashOf, type Hash } from './ids';
import { emptyTally, joined, sameTally, withIds, withoutIds } from './tally';

const bytes = Uint8Array.from([1, 2, 3]);
const hash = hashOf(bytes, sha256);
const event = (words: string) =>
	({ header: { id: hash }, body: { salt: '', payload: { words } } }) as unknown as SignedEvent;
const back = (frame: Uint8Array<ArrayBuffer>) => readFrames(frame).frames.map(readEntry);

describe('entries', () => {
	it('are read back as they were written', () => {
		const events = [event('消防通道\n堵塞'), event('😀')];
		expect(back(eventsFrame(events))).toEqual([{ kind: 'events', events }]);
		expect(back(bytesFrame({ hash, bytes: bytes.buffer }))).toEqual([
			{ kind: 'bytes', hash, bytes }
		]);
		const entry = { list: 'cleared', hash, at: 5 } as const;
		expect(back(listFrame(entry))).toEqual([{ kind: 'list', entry }]);
		const digest = { events: withIds(emptyTally, [hash]), bytes: emptyTally };
		expect(back(digestFrame(digest))).toEqual([{ kind: 'digest', digest }]);
	});

	it('that are no entry are passed over', () => {
		for (const kind of [frameKind.events, frameKind.digest, frameKind.list])
			expect(back(encodeFrame(kind, Uint8Array.from([0xff, 0xfe])))).toEqual([undefined]);
		expect(back(encodeFrame(frameKind.bytes, new Uint8Array(31)))).toEqual([undefined]);
	});
});

describe('a tally', () => {
	const ids = Array.from({ length: 20 }, (_, i) => hashOf(Uint8Array.from([i]), sha256));

	it('does not depend on order or on how a set was put together', () => {
		const whole = withIds(emptyTally, ids);
		expect(withIds(emptyTally, [...ids].reverse())).toEqual(whole);
		const parts = [ids.slice(0, 7), ids.slice(7)].map((part) => withIds(emptyTally, part));
		expect(joined(parts[0] ?? emptyTally, parts[1] ?? emptyTally)).toEqual(whole);
		expect(withoutIds(whole, ids)).toEqual(emptyTally);
	});

	it('tells a set that lacks one, and one that has another instead', () => {
		const whole = withIds(emptyTally, ids);
		expect(sameTally(whole, withIds(emptyTally, ids.slice(1)))).toBe(false);
		expect(sameTally(whole, withIds(withoutIds(whole, ids.slice(0, 1)), [hash]))).toBe(false);
		expect(sameTally(whole, withIds(emptyTally, ids as Hash[]))).toBe(true);
	});
});
