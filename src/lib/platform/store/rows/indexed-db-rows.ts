/** Rows in IndexedDB, news by BroadcastChannel. */
import type { Hash } from '../../../core/events/ids';
import type { Summary } from '../../../core/events/store';
import { chainRow, holdsIn } from './chain-row';
import { decodeEvent, decodeEvents, unlistedNote } from './codec';
import type { Connection } from './database';
import type { Agreed, Head, News, Rows } from './rows';

/** Every `[list, order]` of one list: an array is above every string. */
const ofList = (list: string): IDBKeyRange => IDBKeyRange.bound([list], [list, []]);

/** The largest count that IndexedDB takes. */
const MOST = 0xffff_ffff;

/** Rows over `connection`, which is closed with them; `name` also names the channel. */
export function indexedDbRows(name: string, connection: Connection): Rows {
	const channel = new BroadcastChannel(`anxiao-events:${name}`);
	return {
		get readOnly() {
			return connection.readOnly;
		},
		head: () => connection.run('readonly', ['chain'], async (tx) => chainRow<Head>(tx, 'head')),
		holds: () => connection.run('readonly', ['chain'], holdsIn),
		agreed: () =>
			connection.run('readonly', ['chain'], async (tx) => chainRow<Agreed>(tx, 'agreed')),
		counts: () =>
			connection.run('readonly', ['events', 'bytes'], async (tx) => ({
				events: await tx.objectStore('events').count(),
				bytes: await tx.objectStore('bytes').count()
			})),
		keys: () =>
			connection.run('readonly', ['events'], (tx) => tx.objectStore('events').getAllKeys()),
		hashes: () =>
			connection.run(
				'readonly',
				['bytes'],
				async (tx) => (await tx.objectStore('bytes').getAllKeys()) as Hash[]
			),
		lists: () => connection.run('readonly', ['lists'], (tx) => tx.objectStore('lists').getAll()),

		async write(write) {
			// Nothing that is only looked at needs it.
			const { writeRows } = await import('./write-rows');
			await writeRows(connection, write);
		},

		has: (keys) =>
			connection.run('readonly', ['events'], async (tx) => {
				const store = tx.objectStore('events');
				const found = await Promise.all(keys.map((key) => store.getKey(key)));
				return found.map((key) => key !== undefined);
			}),

		async stretch(device, from, to) {
			// An array is above every string, so this takes in every id of the last seq.
			const range = IDBKeyRange.bound([device, from], [device, to, []]);
			const rows = await connection.run('readonly', ['events'], (tx) =>
				tx.objectStore('events').getAll(range)
			);
			return decodeEvents(rows);
		},

		async at(keys) {
			const rows = await connection.run('readonly', ['events'], (tx) => {
				const store = tx.objectStore('events');
				return Promise.all(keys.map((key) => store.get(key)));
			});
			return rows.map(decodeEvent);
		},

		async group(group) {
			const rows = await connection.run('readonly', ['events'], (tx) =>
				tx.objectStore('events').index('group').getAll(group)
			);
			return decodeEvents(rows);
		},

		groups: () =>
			connection.run('readonly', ['events'], async (tx) => {
				const groups: string[] = [];
				const index = tx.objectStore('events').index('group');
				let cursor = await index.openKeyCursor(null, 'nextunique');
				while (cursor) {
					groups.push(cursor.key);
					cursor = await cursor.continue();
				}
				return groups;
			}),

		summaries: (kind) =>
			connection.run('readonly', ['summaries'], (tx) =>
				tx.objectStore('summaries').index('kind').getAll(kind)
			),
		summary: (group) =>
			connection.run('readonly', ['summaries'], (tx) => tx.objectStore('summaries').get(group)),
		listed: (list, limit, from) =>
			connection.run('readonly', ['summaries'], async (tx) => {
				const found: Summary[] = [];
				const index = tx.objectStore('summaries').index('lists');
				// A cursor asks for every row by itself: only where a few of many are wanted from the end.
				if (from === 'first') return index.getAll(ofList(list), Math.min(limit, MOST));
				if (limit === Infinity) return (await index.getAll(ofList(list))).reverse();
				let cursor = await index.openCursor(ofList(list), 'prev');
				while (cursor && found.length < limit) {
					found.push(cursor.value);
					cursor = await cursor.continue();
				}
				return found;
			}),
		countListed: (list, below) =>
			connection.run('readonly', ['summaries'], (tx) => {
				const wanted =
					below === undefined
						? ofList(list)
						: IDBKeyRange.bound([list], [list, below], false, true);
				return tx.objectStore('summaries').index('lists').count(wanted);
			}),
		page: (prefix, after, limit) =>
			connection.run('readonly', ['summaries'], (tx) => {
				const wanted = IDBKeyRange.bound(after ?? prefix, `${prefix}\uffff`, after !== undefined);
				return tx.objectStore('summaries').getAll(wanted, limit);
			}),
		bytes: (hash) =>
			connection.run('readonly', ['bytes'], (tx) => tx.objectStore('bytes').get(hash)),

		notes: (prefix) =>
			connection.run('readonly', ['notes'], async (tx) => {
				const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
				const store = tx.objectStore('notes');
				const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
				return new Map(keys.map((key, i) => [key, values[i]]));
			}),

		unlisted: () =>
			connection.run('readonly', ['notes'], async (tx) => {
				const range = IDBKeyRange.bound(unlistedNote, `${unlistedNote}\uffff`);
				const keys = await tx.objectStore('notes').getAllKeys(range);
				return keys.map((key) => key.slice(unlistedNote.length));
			}),

		tell: (news) => channel.postMessage(news),
		onNews(hear) {
			channel.onmessage = (message: MessageEvent<News>) => hear(message.data);
		},
		close() {
			channel.close();
			connection.close();
		}
	};
}
