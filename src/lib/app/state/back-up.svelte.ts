/** A backup being made: counted, written, read back, and handed over part by part. */
import type { Problem, Result } from '$lib/core/result';
import type { WrittenBackup } from '$lib/formats/backup/write-backup';
import {
	backupParts,
	backUpToFile,
	rehearse,
	type BackupPart,
	type BackupProblem
} from '../actions/back-up';
import { canShare, handOverFile } from '../actions/hand-over-file';
import { hasRoom } from '../actions/has-room';
import { canPickFile, pickBackupFile } from '../actions/pick-backup-file';
import { planBackup, type BackupPlan } from '../actions/plan-backup';
import { backupName } from '../messages/backup-name';
import { currentMode, getStore } from '../wiring';
import { backupStanding } from './backup-standing.svelte';
import { noteBackup, type LastBackup } from './last-backup';

/** Of a part in bytes: what messengers take, and what the memory of a phone bears. */
const LIMIT = 40_000_000;
/** Where the browser has no room left to put a part aside, it must fit into memory. */
const SMALL = 4_000_000;

/** What a part is to the person. */
export interface PartShown {
	number: number;
	/** Bytes. */
	size: number;
	handed: boolean;
}

export class BackUp {
	step: 'idle' | 'counting' | 'writing' | 'rehearsing' | 'parts' | 'done' = $state('idle');
	/** Events. */
	progress = $state.raw({ done: 0, total: 0 });
	parts: PartShown[] = $state.raw([]);
	/** How many there will be; undefined while later ones wait for room. */
	total: number | undefined = $state();
	problem: Problem | undefined = $state.raw();
	/** Whether a tap opens the share sheet. */
	shares = $state(false);
	#blobs = new Map<number, Blob>();
	#more: AsyncGenerator<BackupPart, Result<WrittenBackup, BackupProblem>> | undefined;
	#plan: BackupPlan | undefined;
	#written: WrittenBackup | undefined;
	#rehearsed = true;
	#abort = new AbortController();

	/** In answer to a tap. */
	async start(): Promise<void> {
		this.#reset();
		try {
			const handle = canPickFile() ? await pickBackupFile(this.#nameOf()) : undefined;
			if (canPickFile() && !handle) return;
			this.step = 'counting';
			const plan = await planBackup(await getStore(), this.#abort.signal);
			if (!plan.ok) return this.#stop(plan.problem);
			this.#plan = plan.value;
			this.step = 'writing';
			if (handle) await this.#writeTo(handle, plan.value);
			else await this.#writeParts(plan.value);
		} catch (cause) {
			this.#stop({ code: 'backup-write-failed', place: 'backup', cause });
		}
	}

	/** In answer to a tap. Where room is short the next part is made only now. */
	async handOver(number: number): Promise<void> {
		const file = this.#fileOf(number);
		if (!file || (await handOverFile(file)) === 'kept') return;
		this.parts = this.parts.map((part) =>
			part.number === number ? { ...part, handed: true } : part
		);
		if (this.total === undefined) {
			this.#blobs.delete(number);
			await this.#nextPart();
		}
		await this.#finishIfHanded();
	}

	/** Stops, and lets go of every part. What was handed over stays where it is. */
	cancel(): void {
		this.#abort.abort();
		if (this.step === 'parts') this.#stop({ code: 'cancelled', place: 'backup' });
	}

	async #writeTo(handle: FileSystemFileHandle, plan: BackupPlan): Promise<void> {
		const written = await backUpToFile(await getStore(), plan, handle, this.#run);
		if (!written.ok) return this.#stop(written.problem);
		this.step = 'rehearsing';
		const file = await handle.getFile().catch(() => undefined);
		const outcome = file && (await rehearse(file, { signal: this.#abort.signal }));
		if (outcome === false) return this.#stop({ code: 'backup-not-readable', place: 'backup' });
		this.#rehearsed = outcome === true;
		this.#written = written.value;
		await this.#finish();
	}

	async #writeParts(plan: BackupPlan): Promise<void> {
		const store = await getStore();
		const isTight = !(await hasRoom(store));
		this.#more = backupParts(store, plan, isTight ? SMALL : LIMIT, this.#run);
		do await this.#nextPart();
		while (!isTight && this.#more && this.step === 'writing');
		if (this.step !== 'writing') return;
		const [only] = this.parts;
		const file = this.total === 1 && only ? this.#fileOf(only.number) : undefined;
		this.shares = canShare(this.#fileOf(1) ?? new File([], ''));
		this.step = 'parts';
		// A single download needs no tap of its own.
		if (file && !canShare(file)) await this.handOver(1);
	}

	async #nextPart(): Promise<void> {
		const next = await this.#more?.next();
		if (!next) return;
		if (next.done) {
			this.#more = undefined;
			if (!next.value.ok) return this.#stop(next.value.problem);
			this.#written = next.value.value;
			this.total = this.#written.parts;
			return;
		}
		const { number, blob } = next.value;
		const outcome = await rehearse(blob, { signal: this.#abort.signal });
		if (this.#abort.signal.aborted) return this.#stop({ code: 'cancelled', place: 'backup' });
		if (outcome === false)
			return this.#stop({ code: 'backup-not-readable', place: 'backup', detail: { part: number } });
		this.#rehearsed &&= outcome === true;
		this.#blobs.set(number, blob);
		this.parts = [...this.parts, { number, size: blob.size, handed: false }];
	}

	async #finishIfHanded(): Promise<void> {
		if (this.total !== undefined && this.parts.every((part) => part.handed)) await this.#finish();
	}

	async #finish(): Promise<void> {
		const [plan, written] = [this.#plan, this.#written];
		if (!plan || !written) return;
		const last: LastBackup = {
			at: plan.at,
			device: plan.device,
			seq: plan.seq,
			events: written.events,
			bytes: written.bytes,
			photos: plan.photos,
			rehearsed: this.#rehearsed
		};
		const store = await getStore();
		await noteBackup(store, last);
		const [events, bytes] = [written.events.count, written.bytes.count];
		await store.rememberBackup({ at: Date.parse(plan.at), events, bytes });
		this.#blobs.clear();
		// A device that is full could not note it.
		await backupStanding.look(last);
		this.step = 'done';
	}

	#fileOf(number: number): File | undefined {
		const blob = this.#blobs.get(number);
		return blob && new File([blob], this.#nameOf(this.total === 1 ? undefined : number));
	}

	#nameOf(part?: number): string {
		const at = new Date(this.#plan?.at ?? Date.now());
		return backupName(at, currentMode(), part);
	}

	get #run() {
		return {
			signal: this.#abort.signal,
			onProgress: (progress: { done: number; total: number }) => (this.progress = progress)
		};
	}

	#stop(problem: Problem): void {
		this.#reset();
		this.problem = problem;
	}

	#reset(): void {
		this.#abort.abort();
		this.#abort = new AbortController();
		this.step = 'idle';
		this.progress = { done: 0, total: 0 };
		this.parts = [];
		this.total = undefined;
		this.problem = undefined;
		this.#blobs.clear();
		this.#more = undefined;
		this.#plan = undefined;
		this.#written = undefined;
		this.#rehearsed = true;
	}
}
