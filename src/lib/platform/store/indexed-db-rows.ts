/** Rows in IndexedDB, the device lock as a Web Lock, news by BroadcastChannel. */
import type { Summary } from '../../core/events/store';
import { decodeEvent, encodeEvent, rowKey, type Row, type RowKey } from './codec';
import type { Connection } from './database';
import type { News, Rows } from './rows';

/** Every `[list, order]` of one list: an array is above every string. */
const ofList = (list: string): IDBKeyRange => IDBKeyRange.bound([list], [list, []]);

/** Rows over `connection`, which is closed with them; `name` also names the lock and the channel. */
export function indexedDbRows(name: string, connection: Connection): Rows {
	const channel = new BroadcastChannel(`anxiao-events:${name}`);
	return {
		get readOnly() {
			return connection.readOnly;
		},
		head: () => connection.run('readonly', ['chain'], (tx) => tx.objectStore('chain').get('head')),

		write({ events = [], bytes = [], summaries = [], removeKinds = [], head, note }) {
			const rows = events.map((event): [Row, RowKey] => [encodeEvent(event), rowKey(event)]);
			const stores = [
				...(rows.length > 0 ? (['events'] as const) : []),
				...(bytes.length > 0 ? (['bytes'] as const) : []),
				...(summaries.length + removeKinds.length > 0 ? (['summaries'] as const) : []),
				...(head ? (['chain'] as const) : []),
				...(note ? (['notes'] as const) : [])
			];
			return connection.run('readwrite', stores, async (tx) => {
				const puts: Promise<unknown>[] = [];
				const add = (put: Promise<unknown>) => {
					// Those asked before one that throws at once are cut off by the abort, with nobody waiting.
					put.catch(() => undefined);
					puts.push(put);
				};
				for (const [row, key] of rows) add(tx.objectStore('events').put(row, key));
				for (const one of bytes) add(tx.objectStore('bytes').put(one.bytes, one.hash));
				if (head) add(tx.objectStore('chain').put(head, 'head'));
				if (note && note.value === undefined) add(tx.objectStore('notes').delete(note.key));
				else if (note) add(tx.objectStore('notes').put(note.value, note.key));
				for (const kind of removeKinds) {
					const keys = await tx.objectStore('summaries').index('kind').getAllKeys(kind);
					for (const key of keys) add(tx.objectStore('summaries').delete(key));
				}
				for (const summary of summaries) add(tx.objectStore('summaries').put(summary));
				await Promise.all(puts);
			});
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
			return rows.map(decodeEvent);
		},

		async at(keys) {
			const rows = await connection.run('readonly', ['events'], (tx) => {
				const store = tx.objectStore('events');
				return Promise.all(keys.map((key) => store.get(key)));
			});
			return rows.filter((row) => row !== undefined).map(decodeEvent);
		},

		async group(group) {
			const rows = await connection.run('readonly', ['events'], (tx) =>
				tx.objectStore('events').index('group').getAll(group)
			);
			return rows.map(decodeEvent);
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
		listed: (list, limit) =>
			connection.run('readonly', ['summaries'], async (tx) => {
				const found: Summary[] = [];
				const index = tx.objectStore('summaries').index('lists');
				let cursor = await index.openCursor(ofList(list), 'prev');
				while (cursor && found.length < limit) {
					found.push(cursor.value);
					cursor = await cursor.continue();
				}
				return found;
			}),
		countListed: (list) =>
			connection.run('readonly', ['summaries'], (tx) =>
				tx.objectStore('summaries').index('lists').count(ofList(list))
			),
		bytes: (hash) =>
			connection.run('readonly', ['bytes'], (tx) => tx.objectStore('bytes').get(hash)),

		notes: (prefix) =>
			connection.run('readonly', ['notes'], async (tx) => {
				const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
				const store = tx.objectStore('notes');
				const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
				return new Map(keys.map((key, i) => [key, values[i]]));
			}),

		exclusive: (task) => navigator.locks.request(`anxiao-append:${name}`, task),
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
