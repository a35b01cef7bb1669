/** A roster file on its way in: read, shown, agreed to, written. Until the user agrees nothing is written. */
import type { RosterPreview } from '$lib/formats/roster/contract';
import { readRosterFile } from '$lib/formats/roster/client';
import type { Problem } from '$lib/core/result';
import { compareRoster, importRoster, type RosterImported } from '../actions/import-roster';
import { areas } from './areas';

type Step = 'choose' | 'reading' | 'comparing' | 'preview' | 'writing' | 'done';

export class RosterImport {
	step: Step = $state('choose');
	file = $state('');
	/** Rows; `total` is 0 until the file has been counted. */
	progress = $state.raw({ done: 0, total: 0 });
	preview: RosterPreview | undefined = $state.raw();
	/** What agreeing would do; when done, what was done. */
	counts: RosterImported | undefined = $state.raw();
	/** Why the file as a whole was not taken. */
	problem: Problem | undefined = $state.raw();
	cancelled = $state(false);
	#abort: AbortController | undefined;

	/** Reads the file and compares it with the roster. A second file takes the place of the first. */
	async read(file: File): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		this.#clear();
		this.file = file.name;
		this.step = 'reading';
		const read = await readRosterFile(file, areas, {
			signal: abort.signal,
			onProgress: (progress) => (this.progress = progress)
		});
		if (abort.signal.aborted) return;
		if (!read.ok) return this.#stop(read.problem);
		this.step = 'comparing';
		const compared = await compareRoster(read.value.schools);
		if (abort.signal.aborted) return;
		if (!compared.ok) return this.#stop(compared.problem);
		this.preview = read.value;
		this.counts = compared.value;
		this.step = 'preview';
	}

	/** Back to choosing; nothing was written. */
	cancel(): void {
		this.#abort?.abort();
		this.#clear();
		this.step = 'choose';
		this.cancelled = true;
	}

	/** Writes every good row in one go, or none. */
	async write(): Promise<void> {
		if (this.step !== 'preview' || !this.preview) return;
		this.step = 'writing';
		const written = await importRoster(this.preview.schools);
		if (written.ok) {
			this.counts = written.value;
			this.problem = undefined;
			this.step = 'done';
		} else {
			this.problem = written.problem;
			this.step = 'preview';
		}
	}

	#stop(problem: Problem): void {
		this.problem = problem;
		this.step = 'choose';
	}

	#clear(): void {
		this.progress = { done: 0, total: 0 };
		this.preview = undefined;
		this.counts = undefined;
		this.problem = undefined;
		this.cancelled = false;
	}
}
