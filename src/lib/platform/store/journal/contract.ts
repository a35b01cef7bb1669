/** What the page and the journal's worker say to each other. */
import type { ListEntry } from '../../../core/events/entries';
import type { SignedEvent } from '../../../core/events/event';
import type { Hash } from '../../../core/events/ids';
import type { Reconciled } from '../reconcile';
import type { JournalWrite } from './journal';

export interface Contents {
	events: SignedEvent[];
	hashes: Hash[];
	lists: ListEntry[];
}

/** What the worker does, each with what it is given and what it answers. `open` comes first. */
export interface JournalCalls {
	/** `name`: of the store. */
	open(input: { name: string }): { kind: JournalKind };
	append(input: JournalWrite): { proven: boolean };
	/** Makes both copies the union of the two. `locked`: whoever asks has the device lock, and keeps it until this ends. */
	reconcile(input: { thorough: boolean; locked: boolean }): Reconciled;
	/** Makes empty files ahead. */
	prepare(input: undefined): void;
	/** Bytes that the database cannot read; put back into it as well. Undefined where the journal has none. */
	find(input: { hash: Hash }): ArrayBuffer | undefined;
	/** Everything that is sound, bytes by their names only. */
	contents(input: undefined): Contents;
	/** Takes bytes off the journal. */
	drop(input: { hashes: Hash[] }): void;
	freeReserve(input: undefined): boolean;
	/** Lets other tabs have the files: this one goes to the back/forward cache, which keeps locks in Safari. */
	release(input: undefined): void;
}
export type Call = keyof JournalCalls;
export type Input<Name extends Call> = Parameters<JournalCalls[Name]>[0];
export type Output<Name extends Call> = ReturnType<JournalCalls[Name]>;

/** `files`: in the origin private file system. `database`: a second IndexedDB, where that has no handles that flush. */
export type JournalKind = 'files' | 'database';

export interface Request {
	id: number;
	call: Call;
	input: unknown;
}
/** An exception travels as its name, since not every browser clones a DOMException. */
export type Answer =
	| { id: number; ok: true; value: unknown }
	| { id: number; ok: false; name: string; message: string };
