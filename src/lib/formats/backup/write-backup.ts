/**
 * Writes a backup, part after part, holding no more than one group's events and one event's bytes.
 *
 * Bytes come before the events that name them, few events at a time, so that wherever a file is cut off, no event in what
 * is left lacks its photo. (All bytes first would do as well for that, but then a file cut off in the middle would hold
 * photos and not one answer.) What the events of a part need is in that part, so a checklist may be in several.
 */
import { bytesFrame, digestFrame, eventsFrame } from '../../core/events/entries';
import type { SignedEvent } from '../../core/events/event';
import { encodeFrame, frameKind } from '../../core/events/frame';
import type { Hash } from '../../core/events/ids';
import type { StoredBytes } from '../../core/events/store';
import { emptyTally, withIds, type Tally } from '../../core/events/tally';
import { magic, type BackupHead, type PartDigest } from './contract';
import { namedBytes } from './named-bytes';

/** Where what is written comes from. */
export interface BackupSource {
	/** Events of the `device:` groups. They stand at both ends of every part: without the keys in them no sig can be checked. */
	devices: readonly SignedEvent[];
	/** Events of all other groups, group by group. */
	groups: AsyncIterable<readonly SignedEvent[]>;
	/** Names of all bytes that are here. */
	hashes: ReadonlySet<Hash>;
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
}

/** The next bytes of a part. */
export interface BackupChunk {
	part: number;
	bytes: Uint8Array<ArrayBuffer>;
	/** How many events it holds, for progress. */
	events: number;
}

/** What all parts hold together. */
export interface WrittenBackup {
	parts: number;
	events: Tally;
	bytes: Tally;
}

/** Events in one frame, and so between the bytes they need. */
const eventsAtOnce = 200;
/** Room that a part keeps for the events whose bytes it holds already, and for its digest. */
const reserve = 1024 * 1024;
const encoder = new TextEncoder();

/** Yields what goes into the files, in order; a part ends where the next begins. `limit` of a part in bytes. */
export async function* writeBackup(
	head: Omit<BackupHead, 'part' | 'before'>,
	source: BackupSource,
	limit: number
): AsyncGenerator<BackupChunk, WrittenBackup> {
	const set = new PartsWritten(head, source.devices);
	yield* set.begin();
	for await (const events of source.groups) {
		for (const event of events) {
			const needed = await read(set.absent(namedBytes(event, source.hashes)), source);
			yield* set.makeRoom(sizeOf(needed), limit);
			for (const one of needed) yield set.putBytes(one);
			yield* set.putEvent(event);
		}
		yield* set.flush();
	}
	// Named by no event: of a version to come, or of one that has been lost. They are kept like anything else.
	for (const hash of source.hashes) {
		if (set.has(hash)) continue;
		for (const one of await read([hash], source)) {
			yield* set.makeRoom(sizeOf([one]), limit);
			yield set.putBytes(one);
		}
	}
	yield* set.end(true);
	return { parts: set.part, events: set.events, bytes: set.bytes };
}

async function read(hashes: Hash[], { bytes }: BackupSource): Promise<StoredBytes[]> {
	const found: StoredBytes[] = [];
	for (const hash of hashes) {
		const stored = await bytes(hash);
		if (stored) found.push({ hash, bytes: stored });
	}
	return found;
}

const sizeOf = (all: StoredBytes[]): number =>
	all.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);

/** The part being written, and what has been written so far. */
class PartsWritten {
	part = 0;
	/** Of the whole set, each thing once. */
	events = emptyTally;
	bytes = emptyTally;
	readonly #head: Omit<BackupHead, 'part' | 'before'>;
	readonly #devices: readonly SignedEvent[];
	readonly #ever = new Set<Hash>();
	/** Of this part. */
	#here = new Set<Hash>();
	#size = 0;
	#sizeAtBegin = 0;
	#before = { events: 0, bytes: 0 };
	#partEvents = emptyTally;
	#partBytes = emptyTally;
	#waiting: SignedEvent[] = [];

	constructor(head: Omit<BackupHead, 'part' | 'before'>, devices: readonly SignedEvent[]) {
		this.#head = head;
		this.#devices = devices;
	}

	has(hash: Hash): boolean {
		return this.#ever.has(hash);
	}
	absent(hashes: Hash[]): Hash[] {
		return hashes.filter((hash) => !this.#here.has(hash));
	}

	*begin(): Generator<BackupChunk> {
		this.part += 1;
		this.#size = 0;
		this.#here = new Set();
		this.#partEvents = this.#partBytes = emptyTally;
		this.#before = { events: this.events.count, bytes: this.bytes.count };
		yield this.#chunk(magic);
		yield* this.#preface();
		const ids = this.#devices.map((event) => event.header.id);
		this.#partEvents = withIds(this.#partEvents, ids);
		// Counted once for the set, however many parts they stand in.
		if (this.part === 1) this.events = withIds(this.events, ids);
		this.#sizeAtBegin = this.#size;
	}

	/** Ends the part where `size` more bytes would be too many. One thing always fits, whatever its size. */
	*makeRoom(size: number, limit: number): Generator<BackupChunk> {
		if (this.#size + size + reserve <= limit || this.#isFresh) return;
		yield* this.end(false);
		yield* this.begin();
	}

	putBytes(stored: StoredBytes): BackupChunk {
		this.#here.add(stored.hash);
		this.#partBytes = withIds(this.#partBytes, [stored.hash]);
		if (!this.#ever.has(stored.hash)) this.bytes = withIds(this.bytes, [stored.hash]);
		this.#ever.add(stored.hash);
		return this.#chunk(bytesFrame(stored));
	}

	*putEvent(event: SignedEvent): Generator<BackupChunk> {
		this.#waiting.push(event);
		if (this.#waiting.length >= eventsAtOnce) yield* this.flush();
	}

	*flush(): Generator<BackupChunk> {
		if (this.#waiting.length === 0) return;
		const ids = this.#waiting.map((event) => event.header.id);
		this.#partEvents = withIds(this.#partEvents, ids);
		this.events = withIds(this.events, ids);
		yield this.#chunk(eventsFrame(this.#waiting), ids.length);
		this.#waiting = [];
	}

	*end(last: boolean): Generator<BackupChunk> {
		yield* this.flush();
		// Once more, so that no single damage makes all the rest of the part unreadable.
		yield* this.#preface();
		const digest: PartDigest = {
			events: this.#partEvents,
			bytes: this.#partBytes,
			...(last ? { set: { events: this.events, bytes: this.bytes } } : {})
		};
		yield this.#chunk(digestFrame(digest));
	}

	get #isFresh(): boolean {
		return this.#size === this.#sizeAtBegin && this.#waiting.length === 0;
	}

	/** What the rest of a part cannot be read without. */
	*#preface(): Generator<BackupChunk> {
		const head: BackupHead = { ...this.#head, part: this.part, before: this.#before };
		yield this.#chunk(encodeFrame(frameKind.head, encoder.encode(JSON.stringify(head))));
		for (let at = 0; at < this.#devices.length; at += eventsAtOnce)
			yield this.#chunk(eventsFrame(this.#devices.slice(at, at + eventsAtOnce)));
	}

	#chunk(bytes: Uint8Array<ArrayBuffer>, events = 0): BackupChunk {
		this.#size += bytes.length;
		return { part: this.part, bytes, events };
	}
}
