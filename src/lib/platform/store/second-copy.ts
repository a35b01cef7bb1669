/** Everything that keeps a second copy and watches over both. */
import type { Hash } from '../../core/events/ids';
import { bothCopies, type Copies } from './both-copies';
import { Guard } from './guard';
import type { HealthBoard } from './health-board';
import { journalClient, type JournalClient } from './journal/client';
import type { Marker } from './marker';
import { owedRows, type OwedRows } from './owed-rows';
import type { Rows } from './rows/rows';
import type { TabLock } from './tab-lock';

export interface SecondCopy {
	/** The database, with what it refuses kept in front of it. */
	rows: OwedRows;
	journal: JournalClient;
	guard: Guard;
	copies: Copies;
	/** Bytes that the database has and cannot read, from the journal, which gives them back to it. */
	bytes(hash: Hash): Promise<ArrayBuffer | undefined>;
}

export interface SecondCopyParts {
	/** Of the store. */
	name: string;
	/** The database. */
	rows: Rows;
	lock: TabLock;
	board: HealthBoard;
	now: () => number;
	marker: Marker | undefined;
}

/** All of the journal is read for it, in milliseconds. */
const reading = 60_000;

/** Starts no worker yet: the first append or comparison does. */
export function openSecondCopy(parts: SecondCopyParts): SecondCopy {
	const rows = owedRows(parts.rows);
	const journal = journalClient(parts.name);
	return {
		rows,
		journal,
		guard: new Guard({ ...parts, rows, journal }),
		copies: bothCopies(rows, journal, parts.lock),
		async bytes(hash) {
			const bytes = await journal.call('find', { hash }, reading);
			if (bytes) await rows.write({ bytes: [{ hash, bytes }] }).catch(() => undefined);
			return bytes;
		}
	};
}
