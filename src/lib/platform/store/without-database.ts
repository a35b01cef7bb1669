/**
 * The store where the database does not open, for instance because a file of it is damaged in a way that the browser refuses
 * to mend: everything is read from the journal, and what is written goes to the journal alone. The next start at which the
 * database opens brings it there.
 */
import type { EventStore } from '../../core/events/store';
import type { Hash } from '../../core/events/ids';
import { groupOf } from '../../core/events/subject';
import type { Copies } from './both-copies';
import { Follower } from './follower';
import { HealthBoard } from './health-board';
import { journalAppends, Unsure } from './journal/appends';
import { journalClient, wholeJournal, type JournalClient } from './journal/client';
import { readMarker } from './marker';
import { rowStore } from './row-store';
import { MemoryDisk, memoryRows, memoryTabLock } from './rows/memory-rows';
import type { Rows } from './rows/rows';
import type { StoreOptions } from './store-options';
import { openWriting } from './writing';

/** Undefined where the journal has nothing, so that a new device is told that it cannot keep anything. `cause`: of the refusal. */
export async function openWithoutDatabase(
	{ name, now, onProblem }: Required<StoreOptions>,
	cause: unknown
): Promise<EventStore | undefined> {
	const journal = journalClient(name);
	const { kind } = await journal.call('open', { name }, wholeJournal);
	const { events, hashes, lists } = await journal.call('contents', undefined, wholeJournal);
	if (events.length + hashes.length === 0) {
		journal.close();
		return undefined;
	}
	const disk = new MemoryDisk();
	const rows = rowsBesides(disk, journal, new Set(hashes));
	const groups = new Set(events.map((event) => groupOf(event.header.subject)));
	await rows.write({ events, lists, unlisted: [...groups] });
	const marker = await readMarker(name, false);
	const board = new HealthBoard({
		checked: true,
		second: kind,
		holds: { events: events.length, bytes: hashes.length },
		problem: { code: 'storage-damaged', place: 'database', cause },
		healed: { events: events.length, bytes: hashes.length },
		...(marker?.lost && { lost: marker.lost })
	});
	const source = { rows };
	const follower = new Follower(source, undefined, onProblem);
	const copies = inJournal(rows, journal, board);
	const writing = openWriting({
		rows,
		lock: memoryTabLock(disk),
		follower,
		now,
		copies,
		last: marker?.last
	});
	return rowStore({ source, follower, board, writing: async () => writing, onProblem });
}

/** Bytes stay in the journal, of which `hashes` says what is there: all photos would be too much for memory. */
function rowsBesides(disk: MemoryDisk, journal: JournalClient, hashes: Set<Hash>): Rows {
	const rows = memoryRows(disk);
	return {
		...rows,
		async write(write) {
			const { bytes = [], dropBytes = [], ...rest } = write;
			await rows.write(rest);
			for (const { hash } of bytes) hashes.add(hash);
			for (const hash of dropBytes) hashes.delete(hash);
		},
		hashes: async () => [...hashes].sort(),
		bytes: async (hash) =>
			hashes.has(hash) ? journal.call('find', { hash }, wholeJournal) : undefined,
		close() {
			journal.close();
			rows.close();
		}
	};
}

/** This tab alone writes its chain, whose key nobody else has. */
function inJournal(rows: Rows, journal: JournalClient, board: HealthBoard): Copies {
	const appends = journalAppends(journal);
	return {
		async save(write) {
			try {
				const { proven } = await appends.append(write, true);
				await rows.write(write);
				const { problem } = board.now;
				board.change({ ...board.now, proven });
				return { flushed: 1, proven, ...(problem && { problem }) };
			} catch (cause) {
				if (cause instanceof Unsure) await rows.write(write);
				throw cause;
			}
		}
	};
}
