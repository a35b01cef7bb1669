/**
 * Appends wait here while one is being written and are then written together: a burst of taps costs two transactions,
 * not one each. Every caller still gets an answer of its own.
 */
import type { SignedEvent, EventDraft } from '../../core/events/event';
import { introductionDraft } from '../../core/events/introduction';
import { clockZero } from '../../core/events/clock';
import {
	forgetDrafts,
	linkEvents,
	withSig,
	type Handles,
	type UnsignedEvent
} from '../../core/events/link';
import type {
	Appended,
	StoredBytes,
	StoreProblem,
	Summarise,
	Summary
} from '../../core/events/store';
import { groupOf } from '../../core/events/subject';
import { fail, ok, type Result } from '../../core/result';
import { freshSalt, sha256 } from '../device/digest';
import { createDeviceKey, sign } from '../device/key';
import { storeProblem } from './problem';
import type { Head, Rows } from './rows';

/** One call of `append`. */
interface Waiting {
	drafts: EventDraft[];
	bytes: StoredBytes[];
	summarise: Summarise | undefined;
	settle: (result: Result<Appended, StoreProblem>) => void;
	reject: (bug: unknown) => void;
}

/** So that one transaction stays short, however many appends wait. */
const batchLimit = 100;
/** A handle is used within seconds; the oldest go. */
const handleLimit = 5000;

/** What the store lends the queue. */
export interface QueueTools {
	rows: Rows;
	now: () => number;
	/** Runs one piece of work after the other, under the device lock. */
	exclusive: <T>(task: () => Promise<T>) => Promise<T>;
	/** Under the lock: the head as stored, after listeners have been told of what other tabs appended. */
	caughtUpHead: () => Promise<Head | undefined>;
	/** Under the lock, after a write: the new head and what was written by this tab. */
	written: (head: Head, events: SignedEvent[]) => void;
}

export class AppendQueue {
	#waiting: Waiting[] = [];
	#running = false;
	#handles: Handles = new Map();
	#tools: QueueTools;

	constructor(tools: QueueTools) {
		this.#tools = tools;
	}

	/** As `EventStore.append`. */
	append(
		drafts: EventDraft[],
		bytes: StoredBytes[],
		summarise: Summarise | undefined
	): Promise<Result<Appended, StoreProblem>> {
		return new Promise((settle, reject) => {
			this.#waiting.push({ drafts, bytes, summarise, settle, reject });
			void this.#run();
		});
	}

	async #run(): Promise<void> {
		if (this.#running) return;
		this.#running = true;
		while (this.#waiting.length > 0) {
			const taken: Waiting[] = [];
			try {
				await this.#tools.exclusive(async () => {
					// Taken inside the lock: what arrives while waiting for it comes along.
					taken.push(...this.#waiting.splice(0, batchLimit));
					await this.#write(taken);
				});
			} catch (cause) {
				const lost = taken.length > 0 ? taken : this.#waiting.splice(0);
				for (const one of lost) this.#failed(one, storeProblem('append', cause, 'write-failed'));
			}
		}
		this.#running = false;
	}

	/** Links, signs and writes these appends in one transaction; one that cannot be written does not take others along. */
	async #write(batch: Waiting[]): Promise<void> {
		const { rows, now, caughtUpHead, written } = this.#tools;
		const stored = await caughtUpHead();
		const time = now();
		const unsigned: UnsignedEvent[] = [];
		const summaries = new Map<string, Summary>();
		const accepted: { one: Waiting; from: number; to: number }[] = [];
		const tools = { sha256, salt: freshSalt, handles: this.#handles };

		let head = stored ?? (await newDevice());
		if (!stored) {
			const { device, publicKey } = head.key;
			const first = linkEvents([introductionDraft(device, publicKey)], head.chain, time, tools);
			unsigned.push(...first.events);
			head = { key: head.key, chain: first.chain };
		}
		for (const one of batch) {
			const from = unsigned.length;
			try {
				const linked = linkEvents(one.drafts, head.chain, time, tools);
				const together = [...unsigned, ...linked.events];
				for (const summary of one.summarise?.(sameGroups(together, linked.events)) ?? [])
					summaries.set(summary.group, summary);
				unsigned.push(...linked.events);
				head = { key: head.key, chain: linked.chain };
				accepted.push({ one, from, to: unsigned.length });
			} catch (bug) {
				forgetDrafts(one.drafts, this.#handles);
				one.reject(bug);
			}
		}
		if (accepted.length === 0) return;

		try {
			const { key } = head;
			const events = await Promise.all(
				unsigned.map(async (event) => withSig(event, await sign(key, event.signedBytes)))
			);
			const bytes = accepted.flatMap(({ one }) => one.bytes);
			await rows.write({ events, bytes, summaries: [...summaries.values()], head });
			written(head, events);
			for (const { one, from, to } of accepted)
				one.settle(ok({ events: events.slice(from, to), copies: 1 }));
			this.#trimHandles();
		} catch (cause) {
			for (const { one } of accepted) forgetDrafts(one.drafts, this.#handles);
			const problem = storeProblem('append', cause, 'write-failed');
			// One large photo must not take the answers beside it along.
			if (accepted.length > 1) for (const { one } of accepted) await this.#write([one]);
			else for (const { one } of accepted) one.settle(fail(problem));
		}
	}

	#failed(one: Waiting, problem: StoreProblem): void {
		forgetDrafts(one.drafts, this.#handles);
		one.settle(fail(problem));
	}

	#trimHandles(): void {
		for (const handle of this.#handles.keys()) {
			if (this.#handles.size <= handleLimit) return;
			this.#handles.delete(handle);
		}
	}
}

async function newDevice(): Promise<Head> {
	const key = await createDeviceKey();
	return { key, chain: { device: key.device, seq: 0, prev: null, clock: clockZero } };
}

/** Those of `all` that fall into the groups of `own`. Not signed yet: a summary has no use for the `sig`. */
function sameGroups(all: UnsignedEvent[], own: UnsignedEvent[]): SignedEvent[] {
	const groups = new Set(own.map((event) => groupOf(event.header.subject)));
	return all
		.filter((event) => groups.has(groupOf(event.header.subject)))
		.map(({ header, body }) => ({ header: { ...header, sig: '' }, body }));
}
