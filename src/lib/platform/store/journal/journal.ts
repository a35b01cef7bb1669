/**
 * The second copy of the event set: append-only files of frames (`core/events/frame.ts`).
 *
 * Files are made ahead, empty, because one that was made in the sitting in which the power goes has vanished with all that was
 * flushed to it (13 of 13 trials), while one that was there before lost nothing (116 of 116): the browser keeps its list of
 * files in a database of its own, which reaches the disk when the system or the next start of the browser sees to it. So
 * what is written into a file that was found at the start, and was not made just before, is proven, and the rest is not yet. Events and bytes have files of their own: those of
 * bytes are large, and are written anew when photos are cleared.
 */
import {
	bytesFrame,
	digestFrame,
	entryIds,
	eventsFrame,
	listFrame,
	readEntry,
	type Digest,
	type Entry,
	type ListEntry
} from '../../../core/events/entries';
import type { SignedEvent } from '../../../core/events/event';
import { readFrames } from '../../../core/events/frame';
import type { Hash } from '../../../core/events/ids';
import type { StoredBytes } from '../../../core/events/store';
import { emptyTally, joined, withIds } from '../../../core/events/tally';
import { isNamed } from '../problem';
import type { Folder, OpenFile } from './folder';

type Kind = 'events' | 'bytes';

/** `limit`: when a file is closed and the next is begun, in bytes. `ahead`: how many empty ones are kept ready. */
const kinds: Record<Kind, { letter: string; limit: number; ahead: number }> = {
	events: { letter: 'e', limit: 1_048_576, ahead: 128 },
	bytes: { letter: 'b', limit: 4_194_304, ahead: 128 }
};
/** Room that is given back when the disk is full, so that what is in hand still fits. */
const reserve = { name: 'reserve', size: 5_242_880 };
/** A page that is loaded anew finds files that the disk does not have yet; after this time it has them. Milliseconds. */
const settling = 60_000;
/** A digest is shorter than this. */
const tail = 1024;

export interface JournalWrite {
	events?: SignedEvent[];
	bytes?: StoredBytes[];
	lists?: ListEntry[];
}

interface Current {
	name: string;
	file: OpenFile;
	/** Of all that is in it. */
	digest: Digest;
}

export class Journal {
	readonly #folder: Folder;
	readonly #sizes: Map<string, number>;
	/** Files that were there when this sitting began, and for long enough. */
	readonly #found: ReadonlySet<string>;
	readonly #now: () => number;
	readonly #current = new Map<Kind, Current>();
	/** Digests of files that are full, read once. */
	readonly #digests = new Map<string, Digest>();
	/** The file in which bytes were last seen. */
	readonly #places = new Map<Hash, string>();

	private constructor(folder: Folder, sizes: Map<string, number>, now: () => number) {
		this.#folder = folder;
		this.#sizes = sizes;
		this.#now = now;
		const made = now() - settling;
		this.#found = new Set([...sizes.keys()].filter((name) => madeAt(name) <= made));
	}

	/** `now`: milliseconds since 1970. */
	static async open(folder: Folder, now: () => number): Promise<Journal> {
		return new Journal(folder, await folder.list(), now);
	}

	/** False when something has taken the files away, so that what is written reaches nothing. */
	async isThere(): Promise<boolean> {
		try {
			const sizes = await this.#folder.list();
			return [...this.#current.values()].every(({ name, file }) => sizes.get(name) === file.size);
		} catch (cause) {
			if (isNamed(cause, 'NotFoundError')) return false;
			throw cause;
		}
	}

	/**
	 * Resolves when all of it is flushed; rejects with the browser's exception, and then some of the bytes may be there, but no
	 * event, or with `OperationError`, and then events may be there, but never one without the bytes that came with it.
	 * `proven`: a power cut has nothing left to take.
	 */
	async append({
		events = [],
		bytes = [],
		lists = []
	}: JournalWrite): Promise<{ proven: boolean }> {
		let proven = true;
		for (const one of bytes) {
			const name = await this.#write('bytes', [bytesFrame(one)], (digest) => ({
				...digest,
				bytes: withIds(digest.bytes, [one.hash])
			}));
			proven &&= this.#found.has(name);
		}
		const frames = [...(events.length > 0 ? [eventsFrame(events)] : []), ...lists.map(listFrame)];
		if (frames.length > 0) {
			const ids = events.map((event) => event.header.id);
			const name = await this.#write('events', frames, (digest) => ({
				...digest,
				events: withIds(digest.events, ids)
			}));
			proven &&= this.#found.has(name);
		}
		return { proven };
	}

	/** Makes empty files ahead, and the reserve. What has no room is left undone. */
	async prepare(): Promise<void> {
		for (const kind of ['events', 'bytes'] as const) {
			const free = this.#names(kind).filter((name) => this.#size(name) === 0).length;
			for (let i = free; i < kinds[kind].ahead; i++) await this.#create(kind);
		}
		if (!this.#sizes.get(reserve.name)) await this.#fillReserve();
	}

	/** Gives the reserve's room back; false where it was given already. */
	async freeReserve(): Promise<boolean> {
		if (!this.#sizes.get(reserve.name)) return false;
		const freed = await this.#folder.empty(reserve.name);
		if (freed) this.#sizes.set(reserve.name, 0);
		return freed;
	}

	/** How much there is of both, other tabs' part included; something that lies in two files counts twice. */
	async digest(): Promise<Digest> {
		await this.#look();
		let sum: Digest = { events: emptyTally, bytes: emptyTally };
		for (const name of this.#written()) sum = both(sum, await this.#digestOf(name));
		return sum;
	}

	/** Everything that can be read, file by file. */
	async *entries(): AsyncGenerator<Entry> {
		await this.#look();
		for (const name of this.#written())
			for (const entry of entriesOf(await this.#folder.read(name))) {
				if (entry.kind === 'bytes') this.#places.set(entry.hash, name);
				yield entry;
			}
	}

	/** Undefined where the journal has none of that name for which `isSound` holds. */
	async find(
		hash: Hash,
		isSound: (bytes: ArrayBuffer) => Promise<boolean>
	): Promise<ArrayBuffer | undefined> {
		const wanted = async (entry: Entry) =>
			entry.kind === 'bytes' && entry.hash === hash && (await isSound(entry.bytes.buffer))
				? entry.bytes.buffer
				: undefined;
		const place = this.#places.get(hash);
		for (const entry of place ? entriesOf(await this.#folder.read(place)) : []) {
			const found = await wanted(entry);
			if (found) return found;
		}
		for await (const entry of this.entries()) {
			const found = await wanted(entry);
			if (found) return found;
		}
		return undefined;
	}

	/** Takes bytes off: what else is in their files is written anew first. Files that another tab writes are left for later. */
	async drop(hashes: ReadonlySet<Hash>): Promise<void> {
		this.release();
		await this.#look();
		for (const name of this.#written().filter(isOf('bytes'))) {
			const kept: StoredBytes[] = [];
			let dropped = false;
			for (const entry of entriesOf(await this.#folder.read(name))) {
				if (entry.kind !== 'bytes') continue;
				if (hashes.has(entry.hash)) dropped = true;
				else kept.push({ hash: entry.hash, bytes: entry.bytes.buffer });
			}
			if (!dropped) continue;
			// As if full: what is kept must not go where it is taken from.
			this.#sizes.set(name, kinds.bytes.limit);
			await this.append({ bytes: kept });
			this.release();
			const emptied = await this.#folder.empty(name);
			this.#sizes.set(name, emptied ? 0 : (await this.#folder.read(name)).length);
			this.#digests.delete(name);
		}
	}

	/** Lets other tabs have the files; the next append takes some again. */
	release(): void {
		for (const { file } of this.#current.values()) file.close();
		this.#current.clear();
	}

	close(): void {
		this.release();
		this.#folder.close();
	}

	async #write(
		kind: Kind,
		frames: Uint8Array<ArrayBuffer>[],
		counted: (digest: Digest) => Digest
	): Promise<string> {
		const current = this.#current.get(kind) ?? (await this.#take(kind));
		try {
			for (const frame of frames) await current.file.append(frame);
			current.digest = counted(current.digest);
			if (current.file.size >= kinds[kind].limit) await this.#finish(kind, current);
			this.#sizes.set(current.name, current.file.size);
		} catch (cause) {
			// What is in it is not known any more: it is read when it is taken again.
			current.file.close();
			this.#current.delete(kind);
			this.#sizes.set(current.name, Math.max(1, current.file.size));
			throw cause;
		}
		return current.name;
	}

	/** A full file ends in its digest, so that later starts need not read it. */
	async #finish(kind: Kind, { name, file, digest }: Current): Promise<void> {
		this.#current.delete(kind);
		try {
			await file.append(digestFrame(digest));
			this.#digests.set(name, digest);
		} catch {
			// No room: what it would tell is read from the frames instead.
		} finally {
			file.close();
		}
	}

	/** Found before made in this sitting, begun before empty. */
	async #take(kind: Kind): Promise<Current> {
		const { limit } = kinds[kind];
		const usable = this.#names(kind).filter((name) => this.#size(name) < limit);
		const rank = (name: string) => (this.#found.has(name) ? 0 : 2) + (this.#size(name) > 0 ? 0 : 1);
		for (const name of usable.sort((a, b) => rank(a) - rank(b))) {
			const taken = await this.#open(kind, name);
			if (taken) return taken;
		}
		for (;;) {
			const taken = await this.#open(kind, await this.#create(kind));
			if (taken) return taken;
		}
	}

	async #open(kind: Kind, name: string): Promise<Current | undefined> {
		const file = await this.#folder.open(name);
		if (!file) return undefined;
		const digest = digestOfEntries(file.size > 0 ? entriesOf(await this.#folder.read(name)) : []);
		const current = { name, file, digest };
		this.#current.set(kind, current);
		this.#sizes.set(name, file.size);
		return current;
	}

	async #create(kind: Kind): Promise<string> {
		const numbers = this.#names(kind).map((name) => Number(name.slice(1, 7)));
		const number = String(Math.max(0, ...numbers) + 1).padStart(6, '0');
		const name = `${kinds[kind].letter}${number}-${Math.floor(this.#now() / 1000).toString(36)}`;
		await this.#folder.create(name);
		this.#sizes.set(name, 0);
		return name;
	}

	async #fillReserve(): Promise<void> {
		await this.#folder.create(reserve.name);
		const file = await this.#folder.open(reserve.name);
		if (!file) return;
		try {
			await file.append(new Uint8Array(reserve.size));
			this.#sizes.set(reserve.name, file.size);
		} catch {
			// The disk is as good as full already.
			file.close();
			await this.#folder.empty(reserve.name);
		} finally {
			file.close();
		}
	}

	/** What other tabs have written since. */
	async #look(): Promise<void> {
		for (const [name, size] of await this.#folder.list()) this.#sizes.set(name, size);
	}

	async #digestOf(name: string): Promise<Digest> {
		const known =
			this.#digests.get(name) ??
			[...this.#current.values()].find((current) => current.name === name)?.digest;
		if (known) return known;
		const end = await this.#folder.read(name, Math.max(0, this.#size(name) - tail));
		const last = readFrames(end).frames.at(-1);
		const entry = last?.to === end.length ? readEntry(last) : undefined;
		if (entry?.kind !== 'digest') return digestOfEntries(entriesOf(await this.#folder.read(name)));
		this.#digests.set(name, entry.digest);
		return entry.digest;
	}

	#size(name: string): number {
		return this.#sizes.get(name) ?? 0;
	}
	#names(kind: Kind): string[] {
		return [...this.#sizes.keys()].filter(isOf(kind)).sort();
	}
	#written(): string[] {
		return [...this.#names('bytes'), ...this.#names('events')].filter(
			(name) => this.#size(name) > 0
		);
	}
}

const isOf =
	(kind: Kind) =>
	(name: string): boolean =>
		name.startsWith(kinds[kind].letter) && /^.\d{6}-[0-9a-z]+$/.test(name);

/** From its name, so that it does not change when the file does. Milliseconds since 1970; 0 for another kind of file. */
const madeAt = (name: string): number => (parseInt(name.split('-')[1] ?? '', 36) || 0) * 1000;

const both = (a: Digest, b: Digest): Digest => ({
	events: joined(a.events, b.events),
	bytes: joined(a.bytes, b.bytes)
});

function* entriesOf(file: Uint8Array<ArrayBuffer>): Generator<Entry> {
	for (const frame of readFrames(file).frames) {
		const entry = readEntry(frame);
		if (entry) yield entry;
	}
}

function digestOfEntries(entries: Iterable<Entry>): Digest {
	let digest: Digest = { events: emptyTally, bytes: emptyTally };
	for (const entry of entries) {
		if (entry.kind === 'bytes') digest = { ...digest, bytes: withIds(digest.bytes, [entry.hash]) };
		else digest = { ...digest, events: withIds(digest.events, entryIds(entry)) };
	}
	return digest;
}
