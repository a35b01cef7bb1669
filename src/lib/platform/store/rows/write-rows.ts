/** One write into IndexedDB: one strict transaction, whole or not at all. */
import { ChainMoved } from './chain-moved';
import { chainRow, holdsIn } from './chain-row';
import { encodeEvent, rowKey, unlistedNote, type Row, type RowKey } from './codec';
import type { Connection, Transaction } from './database';
import { holdsAfter } from './holds';
import type { Head, NextHead, Write } from './rows';

/**
 * A tab for which it took longer was asleep in between, and others may have gone on from the same end, in the journal where this
 * transaction kept them from the database. Milliseconds; less than they wait.
 */
const asleep = 3000;

/** As `Rows.write`. */
export async function writeRows(connection: Connection, write: Write): Promise<void> {
	const stores = storesOf(write);
	if (stores.length === 0) return;
	const rows = (write.events ?? []).map((event): [Row, RowKey] => [
		encodeEvent(event),
		rowKey(event)
	]);
	await connection.run('readwrite', stores, async (tx) => {
		const puts: Promise<unknown>[] = [];
		const add = (put: Promise<unknown>) => {
			// Those asked before one that throws at once are cut off by the abort, with nobody waiting.
			const heard = write.head ? put.then(stayAwake) : put;
			heard.catch(() => undefined);
			puts.push(heard);
		};
		const begun = performance.now();
		// Heard by each answer, since only with the last of them the transaction is committed.
		const stayAwake = () => {
			if (performance.now() - begun > asleep) throw new ChainMoved();
		};
		const again = isThere(tx, write.head);
		add(again);
		add(putHolds(tx, write, again));
		if (write.head) add(tx.objectStore('chain').put(asStored(write.head), 'head'));
		for (const [row, key] of rows) add(tx.objectStore('events').put(row, key));
		for (const one of write.bytes ?? []) add(tx.objectStore('bytes').put(one.bytes, one.hash));
		for (const hash of write.dropBytes ?? []) add(tx.objectStore('bytes').delete(hash));
		for (const entry of write.lists ?? [])
			add(tx.objectStore('lists').put(entry, [entry.list, entry.hash]));
		if (write.agreed) add(tx.objectStore('chain').put(write.agreed, 'agreed'));
		for (const group of write.unlisted ?? [])
			add(tx.objectStore('notes').put(true, unlistedNote + group));
		for (const group of write.listed ?? [])
			add(tx.objectStore('notes').delete(unlistedNote + group));
		const { note } = write;
		if (note && note.value === undefined) add(tx.objectStore('notes').delete(note.key));
		else if (note) add(tx.objectStore('notes').put(note.value, note.key));
		for (const kind of write.removeKinds ?? []) {
			const keys = await tx.objectStore('summaries').index('kind').getAllKeys(kind);
			for (const key of keys) add(tx.objectStore('summaries').delete(key));
		}
		for (const summary of write.summaries ?? []) add(tx.objectStore('summaries').put(summary));
		await Promise.all(puts);
	});
}

function storesOf(write: Write) {
	const counted = Boolean(
		write.events?.length || write.bytes?.length || write.dropBytes?.length || write.holds
	);
	return [
		...(write.events?.length ? (['events'] as const) : []),
		...(write.bytes?.length || write.dropBytes?.length ? (['bytes'] as const) : []),
		...(write.lists?.length ? (['lists'] as const) : []),
		...(write.summaries?.length || write.removeKinds?.length ? (['summaries'] as const) : []),
		...(counted || write.head || write.agreed ? (['chain'] as const) : []),
		...(write.note || write.unlisted?.length || write.listed?.length ? (['notes'] as const) : [])
	];
}

/**
 * Asked before the first put. Whether the same write was durable already when the connection broke. Rejects with `ChainMoved`,
 * and the puts, which are under way meanwhile, go back with the transaction.
 */
async function isThere(tx: Transaction<'readwrite'>, head: NextHead | undefined): Promise<boolean> {
	if (!head) return false;
	const end = (await chainRow<Head>(tx, 'head'))?.chain.prev ?? null;
	if (end === head.after) return false;
	if (end !== head.chain.prev) throw new ChainMoved();
	return true;
}

const asStored = ({ key, chain }: Head): Head => ({ key, chain });

/** Asked before the other puts: what is there already is not counted twice. */
async function putHolds(
	tx: Transaction<'readwrite'>,
	write: Write,
	again: Promise<boolean>
): Promise<void> {
	const { events = [], bytes = [], dropBytes = [], holds } = write;
	if (!holds && events.length + bytes.length + dropBytes.length === 0) return;
	const names = [...bytes.map((one) => one.hash), ...dropBytes];
	const [isAgain, before, ...there] = await Promise.all([
		again,
		holdsIn(tx),
		...names.map((hash) => tx.objectStore('bytes').getKey(hash))
	]);
	if (isAgain) return;
	const known = new Set(names.filter((_, i) => there[i] !== undefined));
	await tx.objectStore('chain').put(holds ?? holdsAfter(before, write, known), 'holds');
}
