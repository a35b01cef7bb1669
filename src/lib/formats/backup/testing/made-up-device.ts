/** A device that writes signed events by itself, with the key of the committed vectors, which protects nothing. */
import { createPrivateKey, createPublicKey, sign, verify, webcrypto } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import key from '../../../../../tests/fixtures/events/device-key.json' with { type: 'json' };
import { fromBase64url } from '../../../core/events/base64url';
import { clockZero } from '../../../core/events/clock';
import type { EventDraft, Json, SignedEvent, Subject } from '../../../core/events/event';
import { hashOf, type DeviceId, type Hash } from '../../../core/events/ids';
import { introductionDraft } from '../../../core/events/introduction';
import { groupOf } from '../../../core/events/subject';
import { linkEvents, withSig, type Chain } from '../../../core/events/link';
import type { InspectTools } from '../inspect-backup';
import { writeBackup, type BackupSource } from '../write-backup';
import type { BackupHead, NamedFile } from '../contract';

const privateKey = createPrivateKey({ key: key.privateKey, format: 'jwk' });
const publicKey = createPublicKey({ key: key.privateKey, format: 'jwk' });
const author = { person: 'p-sample', role: 'inspector', via: 'self' } as const;
/** The id that its events carry. */
export const device = key.device as DeviceId;

/** Writes one chain, from its introduction on; a second later at each event unless `at` says when (ms since 1970). */
export class SigningDevice {
	readonly events: SignedEvent[] = [];
	#chain: Chain = { device, seq: 0, prev: null, clock: clockZero };
	#salt = 0;
	#now = Date.UTC(2026, 8, 1);

	constructor() {
		const point = fromBase64url(key.publicKey) ?? new Uint8Array();
		this.write([introductionDraft(device, point)]);
	}
	write(drafts: readonly EventDraft[], at = this.#now): SignedEvent[] {
		const written = drafts.flatMap((draft, i) => {
			const linked = linkEvents([draft], this.#chain, at + i * 1000, {
				sha256,
				salt: () => new Uint8Array(16).fill(this.#salt++)
			});
			this.#chain = linked.chain;
			return linked.events.map((event) =>
				withSig(
					event,
					sign('sha256', event.signedBytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })
				)
			);
		});
		this.#now = at + drafts.length * 1000;
		this.events.push(...written);
		return written;
	}
}

/** One chain of events about what `drafts` name, after the introduction. */
export function chainOf(
	drafts: { type: string; subject: Subject; payload: Json }[]
): SignedEvent[] {
	const made = new SigningDevice();
	made.write(drafts.map((draft) => ({ ...draft, parents: [], author })));
	return made.events;
}

/** `words` as bytes under their hash, as a photo would be stored. */
export function bytesOf(words: string): { hash: Hash; bytes: ArrayBuffer } {
	const bytes = new TextEncoder().encode(words);
	return { hash: hashOf(bytes, sha256), bytes: bytes.buffer };
}

/** Node's own ECDSA, so that what is read is checked by other code than the app's. */
export const tools: InspectTools = {
	sha256,
	digest: async (bytes) => new Uint8Array(await webcrypto.subtle.digest('SHA-256', bytes)),
	verifySig: async (raw, sig, bytes) => {
		const known = Buffer.from(raw).toString('base64url') === key.publicKey;
		return known && verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, sig);
	}
};

const groupsIn = (events: readonly SignedEvent[]): SignedEvent[][] => {
	const groups = new Map<string, SignedEvent[]>();
	for (const event of events) {
		const group = groupOf(event.header.subject);
		groups.set(group, [...(groups.get(group) ?? []), event]);
	}
	return [...groups.values()];
};

/** The files of one backup of `events` (the introduction first) and `stored`. */
export async function backupOf(
	events: readonly SignedEvent[],
	stored: { hash: Hash; bytes: ArrayBuffer }[],
	{ limit = Infinity, ...change }: Partial<BackupHead> & { limit?: number } = {}
): Promise<NamedFile[]> {
	const [introduction, ...rest] = events;
	const source: BackupSource = {
		devices: introduction ? [introduction] : [],
		groups: (async function* () {
			yield* groupsIn(rest);
		})(),
		hashes: new Set(stored.map(({ hash }) => hash)),
		bytes: async (hash) => stored.find((one) => one.hash === hash)?.bytes
	};
	const head = {
		format: 'anxiao-backup/1',
		mode: 'real',
		device,
		at: '2026-09-01T08:00:00.000Z',
		set: 'made-up',
		plan: { events: events.length, bytes: stored.length, photos: 1 },
		...change
	} as const;
	const parts: Uint8Array<ArrayBuffer>[][] = [];
	for await (const { part, bytes } of writeBackup(head, source, limit))
		(parts[part - 1] ??= []).push(bytes);
	return parts.map((chunks, i) => ({ name: `${i + 1}.anxiao`, blob: new Blob(chunks) }));
}
