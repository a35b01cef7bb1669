/** The device's own rows, read inside a transaction. */
import type { Digest } from '../../../core/events/entries';
import { emptyTally } from '../../../core/events/tally';
import type { Transaction } from './database';

type Chain = Transaction<'readonly'> | Transaction<'readwrite'>;

export async function chainRow<T>(
	tx: Chain,
	key: 'head' | 'holds' | 'agreed'
): Promise<T | undefined> {
	return (await (tx as Transaction<'readonly'>).objectStore('chain').get(key)) as T | undefined;
}

/** A database that was emptied by something else has no row. */
export const holdsIn = async (tx: Chain): Promise<Digest> =>
	(await chainRow<Digest>(tx, 'holds')) ?? { events: emptyTally, bytes: emptyTally };
