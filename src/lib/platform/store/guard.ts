/** Watches over both copies: compares them, keeps the marker, and says what was healed and what is lost. */
import type { Amount, BackedUp, Health } from '../../core/events/health';
import type { HealthBoard } from './health-board';
import { wholeJournal, type JournalClient } from './journal/client';
import { markerNow, type Marker } from './marker';
import { writeMarker } from './write-marker';
import type { OwedRows } from './owed-rows';
import type { Reconciled } from './reconcile';
import type { Saved } from './both-copies';
import type { Head, Write } from './rows/rows';

export interface GuardParts {
	/** Of the store. */
	name: string;
	rows: OwedRows;
	journal: JournalClient;
	board: HealthBoard;
	now: () => number;
	/** As it was when the store was opened. */
	marker: Marker | undefined;
}

/** The marker is written at most this often, in milliseconds. */
const rhythm = 2000;

export class Guard {
	readonly #parts: GuardParts;
	#marker: Marker | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#checking: Promise<void> | undefined;

	constructor(parts: GuardParts) {
		this.#parts = parts;
		this.#marker = parts.marker;
		document.addEventListener('visibilitychange', this.#onHide);
	}

	/** The chain that went before, for a device that has lost its key. */
	get last(): Marker['last'] {
		return this.#marker?.last;
	}

	/** Rejects as the journal's worker does. Asked again while it runs, it is the same run. */
	check(thorough: boolean): Promise<void> {
		this.#checking ??= this.#check({ thorough, locked: false }).finally(
			() => (this.#checking = undefined)
		);
		return this.#checking;
	}

	/** The same for one who has the device lock, for which the other would wait. */
	checkLocked(): Promise<void> {
		return this.#check({ thorough: false, locked: true });
	}

	/** Makes files ahead, so that those found at the next start are many. Nobody waits for it. */
	async prepare(): Promise<void> {
		await this.#parts.journal.call('prepare', undefined, wholeJournal).catch(() => undefined);
	}

	/** After every write: what it wrote, and how that went. */
	saved({ head }: Write, { proven, problem, full = false }: Saved): void {
		const before = this.#parts.board.now;
		if (before.problem && !problem && before.problem.place === 'journal') void this.#catchUp();
		const next = { ...before, full, proven: proven && before.proven !== false };
		delete next.problem;
		if (problem) next.problem = problem;
		const same =
			next.proven === before.proven &&
			next.problem?.code === before.problem?.code &&
			full === (before.full ?? false);
		if (!same) this.#parts.board.change(next);
		// Known at the next start even if this one ends now: what only the journal has must come back before the chain goes on.
		if (head && problem?.place === 'database') this.#change({ last: endOf(head) });
		this.#timer ??= setTimeout(() => void this.mark(), rhythm);
	}

	/** Writes the marker as things stand now. */
	async mark(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { name, rows, now } = this.#parts;
		try {
			const [holds, head] = await Promise.all([rows.holds(), rows.head()]);
			this.#marker = markerNow(name) ?? this.#marker;
			// Something has taken the database away: the marker is what tells so.
			if (
				holds.events.count < (this.#marker?.events ?? 0) &&
				this.#parts.board.now.lost === undefined
			) {
				await this.check(false);
				return;
			}
			const last = head && endOf(head);
			this.#marker = {
				...this.#marker,
				v: 1,
				...(last && { last }),
				events: holds.events.count,
				bytes: holds.bytes.count,
				at: now()
			};
			writeMarker(name, this.#marker);
		} catch {
			// The database does not answer; the marker of before is right.
		}
	}

	async rememberBackup(backup: BackedUp): Promise<void> {
		await this.mark();
		this.#change({ backup });
	}

	async acceptLoss(): Promise<void> {
		const { board, rows } = this.#parts;
		const holds = await rows.holds();
		const { lost, ...rest } = board.now;
		if (!lost) return;
		const { accepted } = this.#marker ?? {};
		// All at once, and before it is said: a comparison that is under way would find the same loss again by what was not changed yet.
		this.#change({
			events: holds.events.count,
			bytes: holds.bytes.count,
			accepted: {
				events: (accepted?.events ?? 0) + lost.missing.events,
				bytes: (accepted?.bytes ?? 0) + lost.missing.bytes
			},
			lost: undefined
		});
		board.change(rest);
		await this.mark();
	}

	/** Something was taken in: less is missing, or nothing any more. */
	async reconsider(): Promise<void> {
		const { board, rows } = this.#parts;
		const { lost } = board.now;
		if (!lost) return;
		const holds = await rows.holds();
		const { lost: now, ...rest } = board.now;
		// Read by a person meanwhile.
		if (now !== lost) return;
		const missing: Amount = {
			events: Math.max(0, lost.before.events - holds.events.count),
			bytes: Math.max(0, lost.before.bytes - holds.bytes.count)
		};
		if (missing.events + missing.bytes > 0) {
			board.change({ ...rest, lost: { ...lost, missing } });
			this.#change({ lost: { ...lost, missing } });
		} else {
			board.change(rest);
			this.#change({ lost: undefined });
			await this.countAnew();
		}
	}

	/** What is there now is what there is: fewer on purpose, or more than was known. */
	async countAnew(): Promise<void> {
		const holds = await this.#parts.rows.holds();
		this.#change({ events: holds.events.count, bytes: holds.bytes.count });
		await this.mark();
	}

	close(): void {
		clearTimeout(this.#timer);
		document.removeEventListener('visibilitychange', this.#onHide);
	}

	readonly #onHide = (): void => {
		if (document.visibilityState === 'hidden' && this.#timer) void this.mark();
	};

	async #check(how: { thorough: boolean; locked: boolean }): Promise<void> {
		const { journal, rows } = this.#parts;
		const { kind } = await journal.call('open', { name: this.#parts.name }, wholeJournal);
		const outcome = await journal.call('reconcile', how, wholeJournal);
		const { owed, healed } = outcome;
		if (owed.events.length + owed.bytes.length > 0) rows.owe(owed);
		const before = this.#parts.board.now.healed;
		const next: Health = {
			...this.#parts.board.now,
			checked: true,
			second: kind,
			holds: { events: outcome.holds.events.count, bytes: outcome.holds.bytes.count },
			healed: {
				events: before.events + healed.events,
				bytes: before.bytes + healed.bytes
			}
		};
		const missing = this.#missing(outcome);
		if (missing.events + missing.bytes > 0) {
			const { events = 0, bytes = 0, at = 0, backup } = this.#marker ?? {};
			next.lost = { missing, before: { events, bytes, at }, ...(backup && { backup }) };
			this.#change({ lost: next.lost });
		}
		// A loss that was said before stays until a person has read it.
		this.#parts.board.change(next);
		if (!next.lost) await this.countAnew();
	}

	/** By the marker, or by what the database itself says that it held; less what a person knows already. */
	#missing({ missing, holds, owed }: Reconciled): Amount {
		const { events = 0, bytes = 0, accepted } = this.#marker ?? {};
		const lacking = (marked: number, counted: number, there: number, known: number) =>
			Math.max(0, marked - there, counted - known);
		return {
			events: lacking(
				events,
				missing.events,
				holds.events.count + owed.events.length,
				accepted?.events ?? 0
			),
			bytes: lacking(
				bytes,
				missing.bytes,
				holds.bytes.count + owed.bytes.length,
				accepted?.bytes ?? 0
			)
		};
	}

	/** What the journal missed while it failed. */
	async #catchUp(): Promise<void> {
		await this.check(false).catch(() => undefined);
	}

	/** `undefined` takes a member away, as JSON does. */
	#change(change: { [Name in keyof Marker]?: Marker[Name] | undefined }): void {
		const none = { v: 1, events: 0, bytes: 0, at: this.#parts.now() } as const;
		this.#marker = {
			...(markerNow(this.#parts.name) ?? this.#marker ?? none),
			...change
		} as Marker;
		writeMarker(this.#parts.name, this.#marker);
	}
}

/** The last event of the chain that ends at `head`. */
const endOf = ({ chain: { device, seq, prev } }: Head): Marker['last'] =>
	prev === null ? undefined : { device, seq: seq - 1, id: prev };
