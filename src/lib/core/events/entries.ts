/** What frames hold, as values. */
import type { SignedEvent } from './event';
import { encodeFrame, frameKind, type Frame } from './frame';
import { fromBase64url, toBase64url } from './base64url';
import type { EventId, Hash } from './ids';
import type { StoredBytes } from './store';
import type { Tally } from './tally';

/** What the frames before it in its file hold. */
export interface Digest {
	events: Tally;
	bytes: Tally;
}

/**
 * Device-local lists that both copies keep. `cleared`: bytes that were taken off this device on purpose; they are not
 * brought back, and do not count as lost.
 */
export interface ListEntry {
	list: 'cleared';
	hash: Hash;
	/** Milliseconds since 1970. */
	at: number;
}

/** Where the copy of one thing lies that a frame holds. */
export type Entry =
	| { kind: 'events'; events: SignedEvent[] }
	| { kind: 'bytes'; hash: Hash; bytes: Uint8Array<ArrayBuffer> }
	| { kind: 'digest'; digest: Digest }
	| { kind: 'list'; entry: ListEntry };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
const lineEnd = encoder.encode('\n');

/** Events that belong together; at least one. */
export const eventsFrame = (events: readonly SignedEvent[]): Uint8Array<ArrayBuffer> =>
	encodeFrame(
		frameKind.events,
		...events.flatMap((event, i) => [
			...(i > 0 ? [lineEnd] : []),
			encoder.encode(JSON.stringify(event))
		])
	);

/** Throws a TypeError on a name that is no hash: a bug of the caller. */
export function bytesFrame({ hash, bytes }: StoredBytes): Uint8Array<ArrayBuffer> {
	const name = fromBase64url(hash);
	if (name?.length !== 32) throw new TypeError(`no SHA-256: ${hash}`);
	return encodeFrame(frameKind.bytes, name, new Uint8Array(bytes));
}

export const digestFrame = (digest: Digest): Uint8Array<ArrayBuffer> =>
	encodeFrame(frameKind.digest, encoder.encode(JSON.stringify(digest)));

export const listFrame = (entry: ListEntry): Uint8Array<ArrayBuffer> =>
	encodeFrame(frameKind.list, encoder.encode(JSON.stringify(entry)));

/**
 * What a frame holds, or undefined for a kind that is not for the journal or a body that is none of it. The frame's checksum
 * has held, so this is what was written here; a file from elsewhere must be verified and validated besides.
 */
export function readEntry({ kind, body }: Frame): Entry | undefined {
	try {
		if (kind === frameKind.bytes)
			return body.length < 32
				? undefined
				: { kind: 'bytes', hash: toBase64url(body.subarray(0, 32)) as Hash, bytes: body.slice(32) };
		if (kind === frameKind.events) {
			const lines = decoder.decode(body).split('\n');
			return { kind: 'events', events: lines.map((line) => JSON.parse(line) as SignedEvent) };
		}
		if (kind === frameKind.digest)
			return { kind: 'digest', digest: JSON.parse(decoder.decode(body)) as Digest };
		if (kind === frameKind.list)
			return { kind: 'list', entry: JSON.parse(decoder.decode(body)) as ListEntry };
	} catch {
		// Not UTF-8 or not JSON: written by something else.
	}
	return undefined;
}

/** Ids of the events of an entry. */
export const entryIds = (entry: Entry): EventId[] =>
	entry.kind === 'events' ? entry.events.map((event) => event.header.id) : [];
