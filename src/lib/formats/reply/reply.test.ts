import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { before, reply, replyWith } from '../../../../tests/fixtures/reply/sample';
import { hashOf } from '../../core/events/ids';
import { toBase64 } from './base64';
import { limits, type Reply } from './model';
import { readReply, writeReply } from './reply';

const vector = new Uint8Array(
	readFileSync(
		new URL('../../../../tests/fixtures/reply/reply-1.anxiao-reply.json', import.meta.url)
	)
);
const read = (bytes: Uint8Array) => readReply(bytes, sha256, '回复');
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const codeOf = (bytes: Uint8Array) => {
	const result = read(bytes);
	return result.ok ? 'ok' : result.problem.code;
};

it('the committed reply is read as it was meant, for ever', () => {
	const result = read(vector);
	expect(result).toMatchObject({ ok: true, value: { reply } });
	expect(result.ok && result.value.pictures.map(({ bytes }) => bytes.length)).toEqual([
		expect.any(Number),
		expect.any(Number)
	]);
	expect(writeReply(reply)).toEqual(vector);
});

it('a byte changed anywhere is refused, or changes nothing of what it says', () => {
	const meaning = JSON.stringify(read(vector));
	const accepted: number[] = [];
	for (let at = 0; at < vector.length; at++)
		for (const change of [1, 2, 0x20]) {
			const altered = vector.slice();
			altered[at] = (altered[at] ?? 0) ^ change;
			const result = read(altered);
			if (!result.ok) {
				expect(result.problem.place).toBe('回复');
				continue;
			}
			accepted.push(at);
			expect(JSON.stringify(result), `byte ${at}`).toBe(meaning);
		}
	expect(accepted).toEqual([]);
});

it('a byte too few or twice is refused wherever it is', () => {
	for (let at = 0; at < vector.length; at++) {
		const without = new Uint8Array([...vector.slice(0, at), ...vector.slice(at + 1)]);
		const twice = new Uint8Array([...vector.slice(0, at), ...vector.slice(at - 1)]);
		for (const altered of [without, twice]) {
			const result = read(altered);
			if (result.ok) expect(result.value.reply).toEqual(reply);
		}
	}
	expect(codeOf(vector.slice(0, -1))).toBe('reply-foreign');
});

it('white space between members changes nothing', () => {
	const spaced = new TextEncoder().encode(JSON.stringify(reply, null, '\t'));
	expect(read(spaced)).toMatchObject({ ok: true, value: { reply } });
});

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
it.each<[string, string, Uint8Array]>([
	['nothing', 'reply-foreign', new Uint8Array()],
	['other bytes', 'reply-foreign', new Uint8Array([0xff, 0xfe, 0, 1])],
	['other JSON', 'reply-foreign', bytesOf({ format: 'anxiao-results/1' })],
	['a list', 'reply-foreign', bytesOf([reply])],
	['a hundred thousand brackets', 'reply-foreign', new TextEncoder().encode(deep(100_000))],
	[
		'brackets within a member',
		'reply-damaged',
		new TextEncoder().encode(`{"format":"anxiao-reply/1","answers":${deep(50_000)}}`)
	],
	['a later version', 'reply-newer', bytesOf({ ...reply, format: 'anxiao-reply/2' })],
	['what is not finished', 'reply-unfinished', bytesOf({ format: 'anxiao-reply-draft/1' })],
	['a member too many', 'reply-damaged', bytesOf({ ...reply, more: 1 })],
	[
		'a member named __proto__',
		'reply-damaged',
		new TextEncoder().encode(JSON.stringify(reply).replace('{', '{"__proto__":{},'))
	],
	['no answer', 'reply-damaged', bytesOf(replyWith({ answers: [] }))],
	['one answer twice', 'reply-damaged', bytesOf(twice(reply))],
	['a day that never was', 'reply-damaged', bytesOf(changed({ doneOn: '2026-02-30' }))],
	['an amount that is none', 'reply-damaged', bytesOf(changed({ money: '1e3' }))],
	[
		'half a surrogate pair',
		'reply-damaged',
		bytesOf({ ...reply, by: { name: '\ud800', duty: '' } })
	],
	['another name', 'reply-altered', bytesOf({ ...reply, by: { ...reply.by, name: '别人' } })],
	['a photo put in its place', 'reply-altered', bytesOf(photo({ data: before }))],
	['a photo that claims to be smaller', 'reply-damaged', bytesOf(photo({ width: 15 }, true))],
	['a hand that is no picture', 'reply-damaged', bytesOf(replyWith({ signature: 'AAAA' }))]
])('refuses %s as %s', (_, code, bytes) => {
	expect(codeOf(bytes)).toBe(code);
});

it.each<[string, Uint8Array, unknown]>([
	['altered', bytesOf(photo({ data: before })), { part: 'photo', answer: 1, photo: 1 }],
	['of another size', bytesOf(photo({ width: 15 }, true)), { at: 'answers.0.photos.0' }],
	['no picture', bytesOf(photo(noPicture(), true)), { at: 'answers.0.photos.0' }],
	['one of a thousand', bytesOf(thousand()), { at: 'answers.0.photos' }]
])('says which photo is %s', (_, bytes, detail) => {
	expect(read(bytes)).toMatchObject({ ok: false, problem: { place: '回复', detail } });
});

it('refuses a file that is too large before it looks into it', () => {
	expect(codeOf(new Uint8Array(limits.replyBytes + 1))).toBe('reply-too-large');
});

describe('any bytes', () => {
	it('give a reply or a code, never an exception', () => {
		let state = 7;
		const next = (most: number) => (state = (state * 48271) % 2147483647) % most;
		for (let i = 0; i < 2000; i++) {
			const bytes = vector.slice(0, next(vector.length) + 1);
			for (let n = next(20); n > 0; n--) bytes[next(bytes.length)] = next(256);
			const result = read(bytes);
			if (result.ok) expect(result.value.reply).toEqual(reply);
		}
	});
});

function twice({ answers, ...rest }: Reply): Reply {
	return replyWith({ ...rest, answers: [...answers.slice(0, 1), ...answers.slice(0, 1)] });
}
function changed(change: Partial<Reply['answers'][number]>): Reply {
	return replyWith({ answers: reply.answers.map((answer) => ({ ...answer, ...change })) });
}
function noPicture() {
	const bytes = new TextEncoder().encode('<svg onload=alert(1)>'.repeat(3));
	return { data: toBase64(bytes), hash: hashOf(bytes, sha256) };
}
function thousand(): Reply {
	const [{ photos } = { photos: [] }] = reply.answers;
	return changed({ photos: Array.from({ length: 1000 }, () => photos).flat() });
}
/** `anew`: with the hash made again, as a forger would. */
function photo(change: Partial<Reply['answers'][number]['photos'][number]>, anew = false): Reply {
	const answers = reply.answers.map((answer) => ({
		...answer,
		photos: answer.photos.map((one) => ({ ...one, ...change }))
	}));
	return anew ? replyWith({ answers }) : { ...reply, answers };
}
