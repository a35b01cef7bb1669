import { createHash, createPublicKey, verify as nodeVerify } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import {
	committedEvents as events,
	committedVectors as vectors,
	readCommitted
} from '../../../../tests/fixtures/events/committed';
import { fromBase64url } from './base64url';
import { canonicalJson } from './canonical';
import type { Json, SignedEvent } from './event';
import { hashOf, type EventId, type Hash } from './ids';
import { headerBytes } from './link';
import { merkleRoot } from './merkle';
import { verifyEvents, type EventStatus } from './verify';

const { publicKey } = readCommitted<{ publicKey: string }>('device-key.json');

/** Node's own ECDSA, so that the vectors are checked by other code than the app's. */
async function verifySig(key: Uint8Array, sig: Uint8Array, bytes: Uint8Array): Promise<boolean> {
	const coordinate = (from: number) =>
		Buffer.from(key.subarray(from, from + 32)).toString('base64url');
	const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) };
	return nodeVerify(
		'sha256',
		bytes,
		{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
		sig
	);
}
const statusesOf = async (list: SignedEvent[]) =>
	(await verifyEvents(list, { sha256, verifySig })).statuses;
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('base64url');
/** The chain with event `at` changed. */
const withChange = (at: number, change: (event: SignedEvent) => void): SignedEvent[] => {
	const list = structuredClone(events);
	change(list[at] as SignedEvent);
	return list;
};

describe('every vector ever committed', () => {
	it('is there for each type', () => {
		expect(events.map((event) => event.header.type)).toEqual([
			'device.introduced/1',
			'school.registered/1',
			'school.attributeSet/1',
			'school.removed/1',
			'person.named/1',
			'template.added/1',
			'inspection.started/1',
			'inspection.corrected/1',
			'inspection.moved/1',
			'response.given/1',
			'response.notChecked/1',
			'evidence.added/1',
			'evidence.removed/1',
			'finding.set/1',
			'finding.observed/1',
			'inspection.sealed/1',
			'inspection.reopened/1',
			'device.retired/1',
			'evidence.added/2',
			'evidence.marked/1',
			'inspection.located/1',
			'finding.stated/1',
			'signature.given/1',
			'signature.refused/1',
			'inspection.sealed/2',
			'rectification.reported/1',
			'recheck.decided/1',
			'finding.extended/1',
			'finding.transferred/1',
			'transfer.replied/1',
			'finding.supervised/1',
			'use.stopped/1',
			'use.resumed/1',
			'finding.assigned/1',
			'notice.issued/1',
			'systemic.raised/1',
			'systemic.dismissed/1',
			'systemic.action/1',
			'systemic.done/1'
		]);
	});

	it.each(vectors.map((vector) => [vector.name, vector] as const))(
		'%s has its bytes, its id, its payload hash and its sig',
		async (_, { canonicalHeader, canonicalBody, event }) => {
			expect(new TextDecoder().decode(headerBytes(event.header))).toBe(canonicalHeader);
			expect(sha(canonicalHeader)).toBe(event.header.id);
			expect(canonicalJson(event.body as unknown as Json)).toBe(canonicalBody);
			expect(sha(canonicalBody)).toBe(event.header.payloadHash);
			const raw = fromBase64url(event.header.sig) as Uint8Array;
			expect(raw.length).toBe(64);
			const key = fromBase64url(publicKey) as Uint8Array;
			expect(await verifySig(key, raw, headerBytes(event.header))).toBe(true);
		}
	);

	it('verifies as one chain', async () => {
		const all = await verifyEvents([...events].reverse(), { sha256, verifySig });
		expect(new Set(all.statuses)).toEqual(new Set(['ok']));
	});

	it('has the Merkle root that its seal names', () => {
		const at = events.findIndex((event) => event.header.type === 'inspection.sealed/1');
		const ids = events
			.slice(0, at)
			.filter((event) => 'inspection' in event.header.subject)
			.map((event) => event.header.id);
		const sealed = events[at]?.body?.payload as { root: Hash; count: number };
		expect(sealed.count).toBe(ids.length);
		expect(merkleRoot(ids.reverse(), sha256)).toBe(sealed.root);
		expect(merkleRoot(ids.slice(1), sha256)).not.toBe(sealed.root);
	});

	it('has the Merkle root over the events and bytes that its newer seal names', () => {
		const at = events.findIndex((event) => event.header.type === 'inspection.sealed/2');
		const ids = events
			.slice(0, at)
			.filter((event) => 'inspection' in event.header.subject)
			.map((event) => event.header.id);
		const sealed = events[at]?.body?.payload as {
			root: Hash;
			count: number;
			events: EventId[];
			bytes: Hash[];
		};
		expect(sealed.events).toEqual([...ids].sort());
		expect(sealed.count).toBe(ids.length);
		expect(sealed.bytes).toHaveLength(3);
		expect(merkleRoot([...sealed.bytes, ...ids], sha256)).toBe(sealed.root);
		expect(merkleRoot(ids, sha256)).not.toBe(sealed.root);
	});
});

describe('verifying', () => {
	it.each<[string, EventStatus, (event: SignedEvent) => void]>([
		['a changed header', 'wrong-id', ({ header }) => (header.wall = '2020-01-01T00:00:00.000Z')],
		['an ill-formed header', 'wrong-id', ({ header }) => (header.type = '\ud800')],
		[
			'a changed payload',
			'wrong-payload',
			(event) => (event.body = { salt: event.body?.salt ?? '', payload: { verdict: 'pass' } })
		]
	])('finds %s: %s', async (_, status, change) => {
		expect((await statusesOf(withChange(9, change)))[9]).toBe(status);
	});

	it('finds a wrong sig at the end of a chain, and lets what the one before proves stand', async () => {
		const last = events.length - 1;
		const statuses = await statusesOf(
			withChange(last, ({ header }) => (header.sig = events[0]?.header.sig ?? ''))
		);
		expect(statuses.filter((status) => status !== 'ok')).toEqual(['wrong-signature']);
		expect(statuses[last]).toBe('wrong-signature');
	});

	it('checks one sig for an unbroken run', async () => {
		let checks = 0;
		await verifyEvents(events, {
			sha256,
			verifySig: (...args) => {
				checks++;
				return verifySig(...args);
			}
		});
		expect(checks).toBe(1);
	});

	it('accepts an erased payload', async () => {
		const list = withChange(9, (event) => delete event.body);
		expect(new Set(await statusesOf(list))).toEqual(new Set(['ok']));
	});

	it('says where an event is missing, and which', async () => {
		const list = events.filter((_, i) => i !== 7);
		const { statuses, missing } = await verifyEvents(list, { sha256, verifySig });
		expect(statuses.map((status, i) => [status, i]).filter(([status]) => status !== 'ok')).toEqual([
			['gap', 7]
		]);
		expect(missing).toEqual([events[7]?.header.id]);
	});

	it('cannot tell without the key of the device', async () => {
		expect(new Set(await statusesOf(events.slice(1)))).toEqual(new Set(['unknown-key']));
	});

	it('names both branches of a fork', async () => {
		const twin = structuredClone(events[9] as SignedEvent);
		twin.header.wall = '2020-01-01T00:00:00.000Z';
		twin.header.id = hashOf(headerBytes(twin.header), sha256) as EventId;
		const statuses = (
			await verifyEvents([...events, twin], { sha256, verifySig: async () => true })
		).statuses;
		expect([statuses[9], statuses.at(-1)]).toEqual(['forked', 'forked']);
	});

	it('does not mind a type that it does not know, and never throws on nonsense', async () => {
		const nonsense = [null, 7, {}, { header: null }, { header: { v: 1, parents: [], seq: 0 } }];
		const statuses = await statusesOf(nonsense as unknown as SignedEvent[]);
		expect(new Set(statuses)).toEqual(new Set(['wrong-id']));
		const odd = withChange(0, ({ header }) => {
			header.type = 'device.dreamt/7';
			header.id = hashOf(headerBytes(header), sha256) as EventId;
		}).slice(0, 1);
		const key = fromBase64url(publicKey) as Uint8Array;
		const tools = { sha256, verifySig: async () => true, keyOf: () => key };
		expect((await verifyEvents(odd, tools)).statuses).toEqual(['ok']);
	});
});
