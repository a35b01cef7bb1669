import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { clockZero } from './clock';
import type { EventDraft, SignedEvent } from './event';
import { hashOf, type DeviceId, type EventId } from './ids';
import { introductionDraft } from './introduction';
import { headerBytes, linkEvents, withSig } from './link';
import { verifyEvents, type EventStatus } from './verify';

/** A stand-in for ECDSA: a sig is the hash of key and bytes, so that each can be told right from wrong. */
const sign = (key: Uint8Array, bytes: Uint8Array) =>
	sha256(new Uint8Array([...key.subarray(1, 5), ...bytes]));
const verifySig = async (key: Uint8Array, sig: Uint8Array, bytes: Uint8Array) =>
	String(sign(key, bytes)) === String(sig);

/** A chain of a device: its introduction and `length` answers. */
function chainOf(name: number, length: number): SignedEvent[] {
	const key = new Uint8Array(65).fill(name);
	const device = hashOf(key, sha256) as DeviceId;
	const answer: EventDraft = {
		type: 'response.given/1',
		subject: { inspection: 'i1', item: 'FS-21', unit: 'whole' },
		payload: { verdict: 'pass' },
		parents: [],
		author: { person: 'p', role: 'inspector', via: 'self' }
	};
	const drafts = [introductionDraft(device, key), ...Array<EventDraft>(length).fill(answer)];
	return linkEvents(drafts, { device, seq: 0, prev: null, clock: clockZero }, 0, {
		sha256,
		salt: () => new Uint8Array(16)
	}).events.map((event) => withSig(event, sign(key, event.signedBytes)));
}
const chain = chainOf(4, 4);
const [intro, one, two, three, four] = chain as [
	SignedEvent,
	SignedEvent,
	SignedEvent,
	SignedEvent,
	SignedEvent
];
const badSig = (event: SignedEvent): SignedEvent => ({
	...event,
	header: { ...event.header, sig: 'AAAA' }
});
/** Header changed and named anew, as a forger would. */
const forged = (event: SignedEvent, change: Partial<SignedEvent['header']>): SignedEvent => {
	const header = { ...event.header, ...change };
	return { ...event, header: { ...header, id: hashOf(headerBytes(header), sha256) as EventId } };
};
const statusesOf = async (events: SignedEvent[]) =>
	(await verifyEvents(events, { sha256, verifySig })).statuses;

describe('a chain', () => {
	it.each<[string, SignedEvent[], EventStatus[]]>([
		['is sound as it was written', chain, ['ok', 'ok', 'ok', 'ok', 'ok']],
		['is sound in any order', [four, one, intro, three, two], ['ok', 'ok', 'ok', 'ok', 'ok']],
		[
			'needs one good sig at its end: the others are bound by it',
			[intro, badSig(one), badSig(two), three],
			['ok', 'ok', 'ok', 'ok']
		],
		[
			'is good up to the last good sig',
			[intro, one, two, badSig(three)],
			['ok', 'ok', 'ok', 'wrong-signature']
		],
		[
			'is proven by each of its runs where an event is missing',
			[intro, one, three, badSig(four)],
			['ok', 'ok', 'gap', 'wrong-signature']
		],
		['cannot be told without the introduction', [one, two], ['unknown-key', 'unknown-key']],
		[
			'does not take an event from another place',
			[intro, one, forged(two, { seq: 7 })],
			['ok', 'ok', 'wrong-signature']
		],
		[
			'does not take an event under another device',
			[intro, one, ...chainOf(9, 0), forged(two, { device: chainOf(9, 0)[0]!.header.device })],
			['ok', 'ok', 'ok', 'wrong-signature']
		]
	])('%s', async (_, events, statuses) => {
		expect(await statusesOf(events)).toEqual(statuses);
	});
});

it('does not take a key that is not the device’s own', async () => {
	const other = chainOf(9, 0)[0]!;
	const impostor = forged(
		{ ...other, body: intro.body! },
		{ payloadHash: intro.header.payloadHash }
	);
	expect(await statusesOf([impostor])).toEqual(['unknown-key']);
});

it('names what is missing once: predecessors and parents that are neither here nor known', async () => {
	const named = forged(three, { parents: [one.header.id] });
	const tools = { sha256, verifySig: async () => true, keyOf: () => new Uint8Array(65) };
	const missing = async (known: SignedEvent[]) => {
		const ids = new Set(known.map(({ header }) => header.id));
		return (await verifyEvents([named], { ...tools, isKnown: (id) => ids.has(id) })).missing;
	};
	expect(await missing([])).toEqual([two.header.id, one.header.id]);
	expect(await missing([two])).toEqual([one.header.id]);
	expect(await missing([one, two])).toEqual([]);
});
