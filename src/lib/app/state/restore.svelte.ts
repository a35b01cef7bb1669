/** Backup files on their way in: read, shown, agreed to, taken in. Until the person agrees nothing is written. */
import type { RetiredReason } from '$lib/core/events/retirement';
import type { Problem } from '$lib/core/result';
import { previewRestore, type OtherDevice, type RestorePreview } from '../actions/preview-restore';
import { restoreBackup, type Restored } from '../actions/restore-backup';
import { retireDevice } from '../actions/retire-device';

export class Restore {
	step: 'choose' | 'reading' | 'preview' | 'writing' | 'done' = $state('choose');
	/** Bytes while reading, things while writing. */
	progress = $state.raw({ done: 0, total: 0 });
	preview: RestorePreview | undefined = $state.raw();
	restored: Restored | undefined = $state.raw();
	problem: Problem | undefined = $state.raw();
	/** Devices that the person has still to say something about, the first of them is asked about. */
	others: OtherDevice[] = $state.raw([]);
	/** How many this device stands in for from now on. */
	retired = $state(0);
	#files = new Map<string, File>();
	#abort = new AbortController();

	/** The parts of a backup may come one after the other: those chosen before are kept. */
	async read(files: File[]): Promise<void> {
		for (const file of files) this.#files.set(`${file.name}/${file.size}`, file);
		const signal = this.#begin('reading');
		const named = [...this.#files.values()].map((blob) => ({ name: blob.name, blob }));
		const read = await previewRestore(named, {
			signal,
			onProgress: (at) => this.#show(at, signal)
		});
		if (signal.aborted) return;
		if (!read.ok) return this.#stop(read.problem, 'choose');
		this.preview = read.value;
		this.others = read.value.others;
		this.step = 'preview';
	}

	/** Takes in what is new. */
	async write(): Promise<void> {
		if (!this.preview) return;
		const signal = this.#begin('writing');
		const written = await restoreBackup(this.preview, {
			signal,
			onProgress: (at) => this.#show(at, signal)
		});
		if (!written.ok) {
			// Some of it may be here now: what is still new is counted again.
			const { problem } = written;
			await this.read([]);
			this.problem = problem;
			return;
		}
		this.restored = written.value;
		this.step = 'done';
	}

	/** The device asked about is still in use: nothing is said of it. */
	keepDevice(): void {
		this.others = this.others.slice(1);
	}

	/** The device asked about is gone, and this one stands in for it. */
	async retire(reason: RetiredReason): Promise<void> {
		const [asked] = this.others;
		if (!asked) return;
		const written = await retireDevice(asked.device, asked.last, reason);
		this.problem = written.ok ? undefined : written.problem;
		if (!written.ok) return;
		this.retired += 1;
		this.others = this.others.slice(1);
	}

	/** Stops; what was taken in stays, and nothing else changes. */
	cancel(): void {
		this.#abort.abort();
		if (this.step === 'writing') return;
		this.again();
	}

	/** Back to choosing, with no file. */
	again(): void {
		this.#abort.abort();
		this.#files.clear();
		this.preview = undefined;
		this.restored = undefined;
		this.problem = undefined;
		this.others = [];
		this.retired = 0;
		this.step = 'choose';
	}

	#begin(step: 'reading' | 'writing'): AbortSignal {
		this.#abort.abort();
		this.#abort = new AbortController();
		this.problem = undefined;
		this.progress = { done: 0, total: 0 };
		this.step = step;
		return this.#abort.signal;
	}

	#show(progress: { done: number; total: number }, signal: AbortSignal): void {
		if (!signal.aborted) this.progress = progress;
	}

	#stop(problem: Problem, step: 'choose'): void {
		this.problem = problem;
		this.step = step;
	}
}
