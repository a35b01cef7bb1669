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
import type { Appended, StoredBytes, Summarise, Summary } from '../../core/events/store';
import type { StoreProblem } from '../../core/events/store-problem';
import { groupOf } from '../../core/events/subject';
import { fail, ok, type Result } from '../../core/result';
import { freshSalt, sha256 } from '../device/digest';
import { createDeviceKey, sign } from '../device/key';
import { storeProblem } from './problem';
import type { Copies } from './both-copies';
import { Unsure } from './journal/appends';
import type { Marker } from './marker';
import { ChainMoved } from './rows/chain-moved';
import type { Head } from './rows/rows';

/** One call of `append`. */
interface Waiting {
	drafts: EventDraft[];
	bytes: StoredBytes[];
	summarise: Summarise | undefined;
	settle: (result: Result<Appended, StoreProblem>) => void;
	reject: (bug: unknown) => void;
	/** Its caller has an answer. */
	answered?: true;
}

/** So that one transaction stays short, however many appends wait. */
const batchLimit = 100;
/** A handle is used within seconds; the oldest go. */
const handleLimit = 5000;

/** What the store lends the queue. */
export interface QueueTools {
	copies: Copies;
	now: () => number;
	/** The chain that this one goes on from, where the key of it was lost. */
	replaces: () => Marker['last'];
	/** Runs one piece of work after the other, under the device lock; anew where it rejects with `ChainMoved`. */
	exclusive: <T>(task: () => Promise<T>) => Promise<T>;
	/** Under the lock: the head as stored, after listeners have been told of what other tabs appended. */
	caughtUpHead: () => Promise<Head | undefined>;
	/** Under the lock, when the chain has grown: the new head and what this tab has added to it. */
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
					try {
						await this.#write(taken);
					} catch (cause) {
						if (!(cause instanceof ChainMoved)) throw cause;
						this.#waiting.unshift(...taken.splice(0).filter((one) => !one.answered));
						throw cause;
					}
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
		const { copies, now, replaces, caughtUpHead, written } = this.#tools;
		const stored = await caughtUpHead();
		const time = now();
		const unsigned: UnsignedEvent[] = [];
		const summaries = new Map<string, Summary>();
		const accepted: { one: Waiting; from: number; to: number }[] = [];
		const tools = { sha256, salt: freshSalt, handles: this.#handles };

		let head = stored ?? (await newDevice());
		const after = head.chain.prev;
		if (!stored) {
			const { device, publicKey } = head.key;
			const introduction = introductionDraft(device, publicKey, replaces());
			const first = linkEvents([introduction], head.chain, time, tools);
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
				one.answered = true;
				one.reject(bug);
			}
		}
		if (accepted.length === 0) return;

		let events: SignedEvent[] = [];
		try {
			const { key } = head;
			events = await Promise.all(
				unsigned.map(async (event) => withSig(event, await sign(key, event.signedBytes)))
			);
			const bytes = accepted.flatMap(({ one }) => one.bytes);
			const { flushed, proven, problem } = await copies.save({
				events,
				bytes,
				summaries: [...summaries.values()],
				head: { ...head, after }
			});
			written(head, events);
			const counted = flushed === 2 && proven ? 2 : 1;
			for (const { one, from, to } of accepted)
				answer(
					one,
					ok({
						events: events.slice(from, to),
						flushed,
						copies: counted,
						...(problem && { problem })
					})
				);
			this.#trimHandles();
		} catch (cause) {
			const problem = storeProblem('append', cause, 'write-failed');
			if (cause instanceof Unsure) {
				// Shown, and not forgotten: what is tapped next replaces it, and does not stand beside it.
				written(head, events);
				for (const { one } of accepted) answer(one, fail(problem));
				return;
			}
			for (const { one } of accepted) forgetDrafts(one.drafts, this.#handles);
			if (cause instanceof ChainMoved) throw cause;
			// One large photo must not take the answers beside it along.
			if (accepted.length > 1) for (const { one } of accepted) await this.#write([one]);
			else for (const { one } of accepted) answer(one, fail(problem));
		}
	}

	#failed(one: Waiting, problem: StoreProblem): void {
		forgetDrafts(one.drafts, this.#handles);
		answer(one, fail(problem));
	}

	#trimHandles(): void {
		for (const handle of this.#handles.keys()) {
			if (this.#handles.size <= handleLimit) return;
			this.#handles.delete(handle);
		}
	}
}

function answer(one: Waiting, result: Result<Appended, StoreProblem>): void {
	one.answered = true;
	one.settle(result);
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
