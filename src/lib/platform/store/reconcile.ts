/**
 * Makes database and journal the union of the two. Neither is the master: an event is there if either copy holds it and
 * its hash is right.
 */
import { emptyTally, sameChange, withIds } from '../../core/events/tally';
import type { Digest } from '../../core/events/entries';
import type { SignedEvent } from '../../core/events/event';
import type { EventId, Hash, Sha256 } from '../../core/events/ids';
import type { StoredBytes } from '../../core/events/store';
import { groupOf } from '../../core/events/subject';
import { isUnchanged } from '../../core/events/verify';
import type { Journal } from './journal/journal';
import { afterSeeing } from './own-chain';
import { isFull } from './problem';
import { rowKey, type RowKey } from './rows/codec';
import type { Rows } from './rows/rows';

export interface Reconciled {
	/** What the database had lost and the journal gave back. */
	healed: { events: number; bytes: number };
	/** What the journal lacked. */
	copied: { events: number; bytes: number };
	/** What the database should have held, and neither copy does, or only what a disk has changed. */
	missing: { events: number; bytes: number };
	/** Found, but the database has no room: to be kept in memory. */
	owed: { events: SignedEvent[]; bytes: StoredBytes[] };
	/** What both hold now. */
	holds: Digest;
}

export interface ReconcileTools {
	/** Under the device lock. */
	exclusive: <T>(task: () => Promise<T>) => Promise<T>;
	sha256: Sha256;
	/** For what is large: photos. */
	hashBytes: (bytes: ArrayBuffer) => Promise<Hash>;
	/** Reads everything and recomputes every hash, also where the counts agree. */
	thorough: boolean;
}

/** As many events as go in one transaction or frame. */
const batchSize = 200;

/** Appends may go on meanwhile; each step that compares or writes takes the device lock for its own time only. */
export async function reconcile(
	rows: Rows,
	journal: Journal,
	tools: ReconcileTools
): Promise<Reconciled> {
	const before = await tools.exclusive(() => compare(rows, journal));
	const outcome: Reconciled = {
		healed: { events: 0, bytes: 0 },
		copied: { events: 0, bytes: 0 },
		missing: { events: 0, bytes: 0 },
		owed: { events: [], bytes: [] },
		holds: before.holds
	};
	if (before.same && !tools.thorough) return outcome;

	const cleared = new Set((await rows.lists()).map((entry) => entry.hash));
	const stored = await readable(rows, tools);
	// Appends that were under way have reached the journal too when the lock is free.
	await tools.exclusive(async () => undefined);
	const journaled = await heal(rows, journal, { stored, cleared, tools, outcome });
	await copy(rows, journal, { stored, journaled, cleared, tools, outcome });
	await dropCleared(rows, journal, cleared, journaled.hashes);
	await tools.exclusive(() => settle(rows, journal, stored, outcome));
	return outcome;
}

const kinds = ['events', 'bytes'] as const;
const nothing: Digest = { events: emptyTally, bytes: emptyTally };

/** Whether both hold the same by their counts, and the database what it says. */
async function compare(rows: Rows, journal: Journal): Promise<{ same: boolean; holds: Digest }> {
	const [holds, agreed, counts, journaled] = await Promise.all([
		rows.holds(),
		rows.agreed(),
		rows.counts(),
		journal.digest()
	]);
	const same = kinds.every(
		(kind) =>
			holds[kind].count === counts[kind] &&
			sameChange(
				[(agreed?.rows ?? nothing)[kind], holds[kind]],
				[(agreed?.journal ?? nothing)[kind], journaled[kind]]
			)
	);
	return { same, holds };
}

/** What of the database can be used. */
interface Stored {
	keys: Map<EventId, RowKey>;
	hashes: Set<Hash>;
	/** There, but not what was written, and not healed; known only where the reading is thorough. */
	changed: { ids: Set<EventId>; hashes: Set<Hash> };
	/** Bytes of which a sound copy took the place of a changed one. */
	replaced: number;
}

async function readable(
	rows: Rows,
	{ sha256, hashBytes, thorough }: ReconcileTools
): Promise<Stored> {
	const keys = await rows.keys();
	const stored: Stored = {
		keys: new Map(keys.map((key) => [key[2], key])),
		hashes: new Set(await rows.hashes()),
		changed: { ids: new Set(), hashes: new Set() },
		replaced: 0
	};
	if (!thorough) return stored;
	for (const batch of batches(keys)) {
		const events = await rows.at(batch);
		for (const [i, [, , id]] of batch.entries()) {
			const event = events[i];
			if (event?.header.id === id && isUnchanged(event, sha256)) continue;
			stored.keys.delete(id);
			stored.changed.ids.add(id);
		}
	}
	for (const hash of [...stored.hashes]) {
		const bytes = await readBytes(rows, hash);
		if (bytes && (await hashBytes(bytes)) === hash) continue;
		stored.hashes.delete(hash);
		stored.changed.hashes.add(hash);
	}
	return stored;
}

interface Part {
	stored: Stored;
	cleared: Set<Hash>;
	tools: ReconcileTools;
	outcome: Reconciled;
}

/** From the journal into the database. Answers what the journal has. */
async function heal(
	rows: Rows,
	journal: Journal,
	{ stored, cleared, tools, outcome }: Part
): Promise<{ ids: Set<EventId>; hashes: Set<Hash> }> {
	const journaled = { ids: new Set<EventId>(), hashes: new Set<Hash>() };
	let waiting: SignedEvent[] = [];
	const write = async () => {
		const batch = waiting;
		waiting = [];
		if (batch.length > 0) await putEvents(rows, batch, { stored, tools, outcome });
	};
	for await (const entry of journal.entries()) {
		if (entry.kind === 'bytes') {
			const { hash, bytes } = entry;
			const known = stored.hashes.has(hash) || cleared.has(hash) || journaled.hashes.has(hash);
			// A damaged copy does not count as one, so that a sound one is made beside it.
			if ((tools.thorough || !known) && (await tools.hashBytes(bytes.buffer)) !== hash) continue;
			journaled.hashes.add(hash);
			if (known) continue;
			await putBytes(rows, { hash, bytes: bytes.buffer }, { stored, tools, outcome });
			if (stored.changed.hashes.delete(hash)) stored.replaced++;
		} else if (entry.kind === 'list') {
			if (!cleared.has(entry.entry.hash)) await rows.write({ lists: [entry.entry] });
			cleared.add(entry.entry.hash);
		} else if (entry.kind === 'events')
			for (const event of entry.events) {
				const { id } = event.header;
				const known = stored.keys.has(id) || journaled.ids.has(id);
				if ((tools.thorough || !known) && !isUnchanged(event, tools.sha256)) continue;
				journaled.ids.add(id);
				if (known) continue;
				waiting.push(event);
				if (waiting.length === batchSize) await write();
			}
	}
	await write();
	return journaled;
}

async function putEvents(
	rows: Rows,
	batch: SignedEvent[],
	{ stored, tools, outcome }: Omit<Part, 'cleared'>
): Promise<void> {
	const changed = stored.changed.ids;
	try {
		const written = await tools.exclusive(async () => {
			// A tab may have paid what it owed meanwhile.
			const there = await rows.has(batch.map(rowKey));
			const events = batch.filter((event, i) => !there[i] || changed.has(event.header.id));
			if (events.length === 0) return events;
			const head = await rows.head();
			const unlisted = [...new Set(events.map((event) => groupOf(event.header.subject)))];
			const next = head && afterSeeing(head, events);
			await rows.write({ events, unlisted, ...(next && { head: next }) });
			return events;
		});
		for (const event of written) changed.delete(event.header.id);
		outcome.healed.events += written.length;
		rows.tell({ keys: written.map(rowKey) });
	} catch (cause) {
		if (!isFull(cause)) throw cause;
		outcome.owed.events.push(...batch);
	}
}

async function putBytes(
	rows: Rows,
	one: StoredBytes,
	{ stored, tools, outcome }: Omit<Part, 'cleared'>
): Promise<void> {
	try {
		await tools.exclusive(async () => {
			// A photo that was added meanwhile is in both, and nothing was lost.
			const changed = stored.changed.hashes.has(one.hash);
			if (!changed && (await readBytes(rows, one.hash))) return;
			await rows.write({ bytes: [one] });
			outcome.healed.bytes++;
		});
	} catch (cause) {
		if (!isFull(cause)) throw cause;
		outcome.owed.bytes.push(one);
	}
}

/** From the database into the journal. What finds no room there is tried again at the next start. */
async function copy(
	rows: Rows,
	journal: Journal,
	{
		stored,
		journaled,
		cleared,
		tools,
		outcome
	}: Part & { journaled: { ids: Set<EventId>; hashes: Set<Hash> } }
): Promise<void> {
	try {
		for (const hash of stored.hashes) {
			if (journaled.hashes.has(hash) || cleared.has(hash)) continue;
			const bytes = await readBytes(rows, hash);
			if (!bytes || (await tools.hashBytes(bytes)) !== hash) continue;
			await journal.append({ bytes: [{ hash, bytes }] });
			outcome.copied.bytes++;
		}
		const lacking = [...stored.keys].filter(([id]) => !journaled.ids.has(id)).map(([, key]) => key);
		for (const batch of batches(lacking)) {
			const events = (await rows.at(batch)).filter(
				(event) => event !== undefined && isUnchanged(event, tools.sha256)
			) as SignedEvent[];
			if (events.length > 0) await journal.append({ events });
			outcome.copied.events += events.length;
		}
	} catch (cause) {
		if (!isFull(cause)) throw cause;
	}
}

/** What was cleared on purpose stays so, also where a crash came between the two copies. */
async function dropCleared(
	rows: Rows,
	journal: Journal,
	cleared: ReadonlySet<Hash>,
	journaled: ReadonlySet<Hash>
): Promise<void> {
	const stored = (await rows.hashes()).filter((hash) => cleared.has(hash));
	if (stored.length > 0) await rows.write({ dropBytes: stored });
	if ([...cleared].some((hash) => journaled.has(hash))) await journal.drop(cleared);
}

/** Counts anew what is really there, and remembers that the two are the same now. */
async function settle(
	rows: Rows,
	journal: Journal,
	{ changed, replaced }: Stored,
	outcome: Reconciled
): Promise<void> {
	const [claimed, keys, hashes, journaled] = await Promise.all([
		rows.holds(),
		rows.keys(),
		rows.hashes(),
		journal.digest()
	]);
	const holds: Digest = {
		events: withIds(
			emptyTally,
			keys.map(([, , id]) => id)
		),
		bytes: withIds(emptyTally, hashes)
	};
	// Healing has counted up what was counted already.
	const lost = (kind: 'events' | 'bytes', again: number) =>
		Math.max(0, claimed[kind].count - again - holds[kind].count);
	const { healed } = outcome;
	outcome.missing = {
		events: lost('events', healed.events) + changed.ids.size,
		bytes: lost('bytes', healed.bytes - replaced) + changed.hashes.size
	};
	outcome.holds = holds;
	// Without room the counts stay apart, and the next start looks again.
	if (outcome.owed.events.length + outcome.owed.bytes.length === 0)
		await rows.write({ holds, agreed: { rows: holds, journal: journaled } });
}

/** Chromium keeps what is large in files beside the database, and rejects where one of them is gone. */
const readBytes = (rows: Rows, hash: Hash): Promise<ArrayBuffer | undefined> =>
	rows.bytes(hash).catch(() => undefined);

function* batches<T>(all: readonly T[]): Generator<T[]> {
	for (let at = 0; at < all.length; at += batchSize) yield all.slice(at, at + batchSize);
}
