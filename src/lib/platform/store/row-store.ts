/** The event store over any `Rows`: reads at once, and gets its writing side when it is first needed. */
import type { EventStore } from '../../core/events/store';
import type { StoreProblem } from '../../core/events/store-problem';
import { fail, ok } from '../../core/result';
import type { Follower, Source } from './follower';
import type { HealthBoard } from './health-board';
import { storeProblem } from './problem';
import type { Writing } from './writing';

export interface RowStoreParts {
	source: Source;
	follower: Follower;
	board: HealthBoard;
	/** Asked for once. */
	writing: () => Promise<Writing>;
	/** Told of failures that no caller waits for. */
	onProblem: (problem: StoreProblem) => void;
}

/** Makes the store, which closes its parts with itself. */
export function rowStore({
	source,
	follower,
	board,
	writing,
	onProblem
}: RowStoreParts): EventStore {
	const readOnly: StoreProblem = { code: 'storage-newer', place: 'write' };
	let asked: Promise<Writing> | undefined;
	const writer = (): Promise<Writing> => {
		asked ??= writing();
		// Its code could not be fetched: asked again at the next write.
		asked.catch(() => (asked = undefined));
		return asked;
	};
	const guard = async () => (await writer()).second?.guard;

	return {
		async append(drafts, options) {
			return source.rows.readOnly ? fail(readOnly) : (await writer()).append(drafts, options);
		},
		async receive(events, options) {
			return source.rows.readOnly ? fail(readOnly) : (await writer()).receive(events, options);
		},
		chain: async () => (await source.rows.head())?.chain,
		eventsOf: (group) => source.rows.group(group),
		async *everything() {
			for (const group of await source.rows.groups())
				yield { group, events: await source.rows.group(group) };
		},
		summaries: (kind) => source.rows.summaries(kind),
		summary: (group) => source.rows.summary(group),
		listed: (list, limit = Infinity, from = 'last') => source.rows.listed(list, limit, from),
		countListed: (list, below) => source.rows.countListed(list, below),
		page: (prefix, after, limit) => source.rows.page(prefix, after, limit),
		async writeSummaries(summaries, { removeKinds = [], listed = [] } = {}) {
			if (source.rows.readOnly) return fail(readOnly);
			try {
				await source.rows.write({ summaries, removeKinds, listed });
				source.rows.tell({ lists: 'rebuilt' });
				follower.listsChanged();
				return ok(undefined);
			} catch (cause) {
				return fail(storeProblem('summaries', cause, 'write-failed'));
			}
		},
		unlisted: () => source.rows.unlisted(),
		async bytes(hash) {
			try {
				return await source.rows.bytes(hash);
			} catch {
				// Chromium keeps what is large in files of its own, and rejects where one of them is gone or damaged.
				return (await writer()).second?.bytes(hash);
			}
		},
		hashes: () => source.rows.hashes(),
		async clearBytes(hashes) {
			return source.rows.readOnly ? fail(readOnly) : (await writer()).clearBytes(hashes);
		},
		cleared: async () => new Set((await source.rows.lists()).map((entry) => entry.hash)),
		readNotes: (prefix) => source.rows.notes(prefix),
		async writeNote(key, value) {
			try {
				await source.rows.write({ note: { key, value } });
			} catch (cause) {
				onProblem(storeProblem('note', cause, 'write-failed'));
			}
		},
		listen: (onEvents) => follower.listen(onEvents),
		health: () => board.now,
		onHealth: (hear) => board.listen(hear),
		async check({ thorough = false } = {}) {
			try {
				if (!source.rows.readOnly) {
					const watching = await guard();
					await watching?.check(thorough);
					void watching?.prepare();
				}
				return ok(board.now);
			} catch (cause) {
				return fail(storeProblem('check', cause, 'write-failed'));
			}
		},
		acceptLoss: async () => (await guard())?.acceptLoss(),
		rememberBackup: async (backup) => (await guard())?.rememberBackup(backup),
		close() {
			follower.close();
			board.close();
			void asked?.then((writing) => writing.close());
			source.rows.close();
		}
	};
}
