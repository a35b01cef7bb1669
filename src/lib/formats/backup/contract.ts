/**
 * The `.anxiao` file, version 1, as backups use it. docs/backup.md describes it for other readers.
 *
 * Eight bytes of {@link magic}, then frames (`core/events/frame.ts`): one head, then bytes and events in any number, then
 * one digest. Limits: those of a frame. A part is a whole file: it is read without the others.
 */
import * as z from 'zod/mini';
import type { EventId, DeviceId, Hash } from '../../core/events/ids';
import type { SignedEvent } from '../../core/events/event';
import type { EventStatus } from '../../core/events/verify';
import type { Tally } from '../../core/events/tally';
import type { Problem } from '../../core/result';

/** First in the file. The byte above 127 and the line end show a transfer that took it for text. */
export const magic = Uint8Array.from([0x89, 0x41, 0x4e, 0x58, 0x49, 0x41, 0x4f, 0x0a]);

export const backupFormat = 'anxiao-backup/1';

const count = z.number().check(z.int(), z.minimum(0));
const hash = z.string().check(z.regex(/^[\w-]{43}$/));
const text = z.string().check(z.maxLength(100));
const tally = z.object({ count, mix: hash });

/** What a part is. Members that are not known are left for newer writers. */
export const BackupHead = z.object({
	format: z.literal(backupFormat),
	/** What was practised never gets among real records, nor the other way. */
	mode: z.enum(['real', 'practice']),
	/** The device that made it. */
	device: hash,
	/** When it was begun, ISO 8601 in UTC. */
	at: text,
	/** Random; the same in all parts of one backup. */
	set: text,
	/** From 1. */
	part: count,
	/** What the whole set is meant to hold, as counted when it was begun; so that what is missing can be said. */
	plan: z.object({ events: count, bytes: count, photos: count }),
	/** What the parts before this one hold, each thing counted once. */
	before: z.object({ events: count, bytes: count })
});
export type BackupHead = z.infer<typeof BackupHead>;
export type BackupMode = BackupHead['mode'];

/** Last in a part: what is in it, so that a file that was cut off is known as such. */
export const PartDigest = z.object({
	events: tally,
	bytes: tally,
	/** Only in the last part: what all parts hold together. */
	set: z.optional(z.object({ events: tally, bytes: tally }))
});
export type PartDigest = z.infer<typeof PartDigest>;

/** Why a file is not read at all. `detail` of `backup-newer`: `format`. */
export type BackupFileCode =
	/** Other bytes at its beginning, or none. */
	| 'backup-not-ours'
	/** Ours, but what it is cannot be read. */
	| 'backup-damaged'
	/** Of a kind or version that a newer version of the app wrote. */
	| 'backup-newer'
	/** Practised, and this device shows real records. */
	| 'backup-of-practice'
	/** Real, and this device is practising. */
	| 'backup-of-real'
	/** The browser could not read the file: moved, changed or taken out since it was chosen. */
	| 'backup-unreadable';
export type BackupFileProblem = Problem<BackupFileCode>;

/** One file as it was found. */
export interface PartReport {
	file: string;
	/** Bytes. */
	size: number;
	/** Set where the file is not read at all. */
	problem?: BackupFileProblem;
	/** Its digest was there and agrees with what was read: nothing is missing. */
	complete: boolean;
	/** Bytes that belong to no sound frame. */
	damaged: number;
}

/** One backup, of which all or some parts were among the files. */
export interface SetReport {
	head: Pick<BackupHead, 'set' | 'device' | 'at'>;
	/** Parts that were not among the files although later ones were. */
	missingParts: number[];
	/** The end of the set was read. */
	hasEnd: boolean;
	/** How many events and bytes it was meant to hold beyond what was read. */
	missing: { events: number; bytes: number };
}

/** Why an event is left out; beside what verifying says. */
export type RefusedCode = EventStatus | 'ill-formed';

/** Events of one group, column by column: three short arrays are handed between threads much faster than objects. */
export interface GroupRows {
	group: string;
	ids: EventId[];
	seqs: number[];
	/** Index into `devices` of the report. */
	devices: number[];
}

/** What the files hold and what of it can be taken in. Nothing has been written. */
export interface BackupReport {
	parts: PartReport[];
	sets: SetReport[];
	groups: GroupRows[];
	devices: DeviceId[];
	/** Events of `device:` groups themselves: introductions, retirements. */
	ofDevices: SignedEvent[];
	refused: Partial<Record<RefusedCode, number>>;
	/** Bytes whose hash is right. */
	bytes: Hash[];
	/** Bytes that are not what their name says. */
	wrongBytes: number;
	/** Photos that the events name, whether or not their bytes are in the files. */
	photos: Hash[];
	events: Tally;
	bytesTally: Tally;
}

/** What is to be handed out of the files, in batches. */
export interface Wanted {
	events: EventId[];
	bytes: Hash[];
}

/** Of one batch, bytes before the events that need them; written together. */
export interface Batch {
	events: SignedEvent[];
	bytes: { hash: Hash; bytes: ArrayBuffer }[];
}

export interface NamedFile {
	name: string;
	blob: Blob;
}

/** What the worker is asked. */
export type BackupInput =
	| { kind: 'inspect'; files: NamedFile[]; mode: BackupMode }
	| { kind: 'hand-out'; files: NamedFile[]; mode: BackupMode; wanted: Wanted };
