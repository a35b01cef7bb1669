/** Writes everything that is on this device, event by event and photo by photo, into one file or into parts. */
import type { EventStore } from '$lib/core/events/store';
import { fail, ok, type Problem, type Result } from '$lib/core/result';
import { inspectBackup } from '$lib/formats/backup/client';
import { backupFormat } from '$lib/formats/backup/contract';
import type { Run } from '$lib/formats/job/run-job';
import {
	writeBackup,
	type BackupChunk,
	type WrittenBackup
} from '$lib/formats/backup/write-backup';
import { currentMode, randomId } from '../wiring';
import type { BackupPlan } from './plan-backup';

/**
 * `backup-no-room`: the place that was chosen is full. `backup-write-failed`: it could not be written for another reason.
 * `backup-incomplete`: something that is stored here could not be read.
 */
export type BackupProblem = Problem<
	'cancelled' | 'backup-no-room' | 'backup-write-failed' | 'backup-incomplete'
>;

/** A part that is ready to be handed over. */
export interface BackupPart {
	number: number;
	blob: Blob;
}

/** Chunks are gathered up to this many bytes before they are given to the browser, which may keep them on disk. */
const GATHERED = 4 * 1024 * 1024;

function chunksOf(
	store: EventStore,
	plan: BackupPlan,
	limit: number
): AsyncGenerator<BackupChunk, WrittenBackup> {
	const { at, device, devices, groups, hashes, events, photos } = plan;
	return writeBackup(
		{
			format: backupFormat,
			mode: currentMode(),
			device,
			at,
			set: randomId(),
			plan: { events, bytes: hashes.size, photos }
		},
		{
			devices,
			hashes,
			groups: (async function* () {
				for (const group of groups) yield await store.eventsOf(group);
			})(),
			bytes: (hash) => store.bytes(hash)
		},
		limit
	);
}

/** Into one file. `onProgress` counts events. A file that was begun and not finished is left as it was before. */
export async function backUpToFile(
	store: EventStore,
	plan: BackupPlan,
	handle: FileSystemFileHandle,
	{ signal, onProgress }: Run
): Promise<Result<WrittenBackup, BackupProblem>> {
	let writable: FileSystemWritableFileStream | undefined;
	try {
		writable = await handle.createWritable();
		const chunks = chunksOf(store, plan, Infinity);
		let done = 0;
		for (let next = await chunks.next(); ; next = await chunks.next()) {
			if (signal?.aborted) {
				await writable.abort();
				return cancelled;
			}
			if (next.done) {
				await writable.close();
				return complete(next.value, plan);
			}
			await writable.write(next.value.bytes);
			done += next.value.events;
			onProgress?.({ done, total: plan.events });
		}
	} catch (cause) {
		await writable?.abort().catch(() => undefined);
		return fail(writeProblem(cause));
	}
}

/** Part after part, as they are asked for; `limit` in bytes. Returns what all of them hold. */
export async function* backupParts(
	store: EventStore,
	plan: BackupPlan,
	limit: number,
	{ signal, onProgress }: Run
): AsyncGenerator<BackupPart, Result<WrittenBackup, BackupProblem>> {
	try {
		const chunks = chunksOf(store, plan, limit);
		let number = 1;
		let gathered: (Blob | Uint8Array<ArrayBuffer>)[] = [];
		let loose = 0;
		let done = 0;
		for (let next = await chunks.next(); ; next = await chunks.next()) {
			if (signal?.aborted) return cancelled;
			if (next.done || next.value.part !== number) {
				yield { number, blob: new Blob(gathered) };
				if (next.done) return complete(next.value, plan);
				number = next.value.part;
				gathered = [];
				loose = 0;
			}
			const { bytes, events } = next.value;
			gathered.push(bytes);
			loose += bytes.length;
			if (loose > GATHERED) {
				gathered = [new Blob(gathered)];
				loose = 0;
			}
			done += events;
			onProgress?.({ done, total: plan.events });
		}
	} catch (cause) {
		return fail(writeProblem(cause));
	}
}

/** Restores a finished file into memory. False where it does not hold what it says; undefined where it could not be read. */
export async function rehearse(blob: Blob, run: Run): Promise<boolean | undefined> {
	const read = await inspectBackup([{ name: '', blob }], currentMode(), run);
	if (!read.ok) return undefined;
	const { parts, refused, wrongBytes } = read.value;
	if (parts[0]?.problem?.code === 'backup-unreadable') return undefined;
	const isWhole = parts.every(({ problem, complete, damaged }) => !problem && complete && !damaged);
	return isWhole && wrongBytes === 0 && Object.keys(refused).length === 0;
}

const cancelled = fail<BackupProblem>({ code: 'cancelled', place: 'backup' });

/** What was here when it was counted must be in the files; more may have been written since. */
function complete(written: WrittenBackup, plan: BackupPlan): Result<WrittenBackup, BackupProblem> {
	const events = plan.events - written.events.count;
	const bytes = plan.hashes.size - written.bytes.count;
	if (events <= 0 && bytes <= 0) return ok(written);
	return fail({ code: 'backup-incomplete', place: 'backup', detail: { events, bytes } });
}

function writeProblem(cause: unknown): BackupProblem {
	const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
	return { code: isFull ? 'backup-no-room' : 'backup-write-failed', place: 'backup', cause };
}
