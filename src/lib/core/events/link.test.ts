import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from './canonical';
import { clockZero } from './clock';
import type { EventDraft, Json } from './event';
import { hashOf, type DeviceId, type EventId } from './ids';
import { forgetDrafts, headerBytes, linkEvents, withSig, type Chain, type Handles } from './link';

const chain: Chain = { device: 'd' as DeviceId, seq: 0, prev: null, clock: clockZero };
const subject = { inspection: 'i1', item: 'FS-21', unit: 'whole' };
const draft = (change: Partial<EventDraft> = {}): EventDraft => ({
	type: 'response.given/1',
	subject,
	payload: { verdict: 'pass' },
	parents: [],
	author: { person: 'p', role: 'inspector', via: 'self' },
	...change
});
const salt = () => new Uint8Array(16).fill(7);
const link = (drafts: EventDraft[], handles: Handles = new Map(), at = chain, now = 1000) =>
	linkEvents(drafts, at, now, { sha256, salt, handles });
const parentsOf = (drafts: EventDraft[], handles?: Handles) =>
	link(drafts, handles).events.map(({ header }) => header.parents);
const id = (text: string) => text as EventId;

describe('a linked event', () => {
	const { events, chain: end } = link([draft(), draft({ payload: { verdict: 'fail' } })]);
	const [first, second] = events as [(typeof events)[0], (typeof events)[0]];

	it('has the fields of the envelope and no other', () => {
		expect(Object.keys(withSig(first, new Uint8Array(64)).header).sort()).toEqual(
			'alg author clock device id parents payloadHash prev seq sig subject type v wall'.split(' ')
		);
		expect(first.header).toMatchObject({
			v: 1,
			alg: 'ES256',
			wall: '1970-01-01T00:00:01.000Z',
			clock: [1000, 0]
		});
	});

	it('is named by the SHA-256 of its canonical header without id and sig', () => {
		const { id: named, ...unnamed } = first.header;
		expect(named).toBe(hashOf(canonicalBytes(unnamed as unknown as Json), sha256));
		expect(new TextDecoder().decode(headerBytes({ ...first.header, sig: 'x' } as never))).toBe(
			canonicalJson(unnamed as unknown as Json)
		);
	});

	it('names the hash of its salted payload, so that equal payloads do not look equal', () => {
		expect(first.body.salt).toBe(Buffer.from(salt()).toString('base64url'));
		expect(first.header.payloadHash).toBe(
			hashOf(canonicalBytes(first.body as unknown as Json), sha256)
		);
		const other = linkEvents([draft()], chain, 1000, { sha256, salt: () => new Uint8Array(16) });
		expect(other.events[0]?.header.payloadHash).not.toBe(first.header.payloadHash);
	});

	it('goes on where the chain ended, and leaves the chain it was given as it is', () => {
		expect([first.header.seq, first.header.prev]).toEqual([0, null]);
		expect([second.header.seq, second.header.prev]).toEqual([1, first.header.id]);
		expect(end).toEqual({ device: 'd', seq: 2, prev: second.header.id, clock: [1000, 1] });
		expect(chain).toEqual({ device: 'd', seq: 0, prev: null, clock: [0, 0] });
	});

	it('holds a copy of its payload', () => {
		const payload = { verdict: 'pass' };
		const { events: linked } = link([draft({ payload })]);
		payload.verdict = 'fail';
		expect(linked[0]?.body.payload).toEqual({ verdict: 'pass' });
	});
});

describe('parents', () => {
	it('are those on screen, once each and in one order', () => {
		expect(parentsOf([draft({ parents: [id('b'), id('a'), id('b')] })])).toEqual([['a', 'b']]);
	});

	it('may be a tap that has no id yet', () => {
		const [first, second] = link([
			draft({ handle: 't1' }),
			draft({ parents: [{ handle: 't1' }] })
		]).events;
		expect(second?.header.parents).toEqual([first?.header.id]);
	});

	it('are none where the handle is unknown or of another register', () => {
		const other = { ...subject, item: 'FS-22' };
		expect(parentsOf([draft({ parents: [{ handle: 'unheard of' }] })])).toEqual([[]]);
		expect(
			parentsOf([
				draft({ handle: 't1', subject: other }),
				draft({ parents: [{ handle: 't1' }] })
			])[1]
		).toEqual([]);
	});

	it('after a failed write are what the lost tap itself would have replaced', () => {
		const handles: Handles = new Map();
		const lost = draft({ handle: 't1', parents: [id('a')] });
		link([lost], handles);
		forgetDrafts([lost], handles);
		expect(parentsOf([draft({ parents: [{ handle: 't1' }] })], handles)).toEqual([['a']]);
	});
});

it.each([NaN, Infinity, -Infinity, 1e300])(
	'writes an answer though the wall clock says %s',
	(now) => {
		expect(link([draft()], new Map(), chain, now).events[0]?.header.wall).toMatch(/Z$/);
	}
);

it('throws on a payload without canonical text, which is a bug', () => {
	expect(() => link([draft({ payload: { share: 0.5 } })])).toThrow(TypeError);
});
