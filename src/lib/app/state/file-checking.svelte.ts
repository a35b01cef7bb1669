/** Checking a file. Another that is chosen meanwhile takes its place, and nobody hears of the first any more. */
import type { Problem } from '$lib/core/result';
import type { Progress } from '$lib/formats/job/run-job';
import { checkFile, type CheckedFile } from '../actions/check-file';

export class FileChecking {
	/** Of the file that was chosen last. */
	name = $state('');
	running = $state(false);
	/** In bytes; undefined where the end is not known. */
	progress: Progress | undefined = $state.raw();
	checked: CheckedFile | undefined = $state.raw();
	problem: Problem | undefined = $state.raw();
	#abort = new AbortController();

	async check(file: File): Promise<void> {
		this.stop();
		this.#abort = new AbortController();
		const { signal } = this.#abort;
		this.name = file.name;
		this.running = true;
		const result = await checkFile(file, {
			signal,
			onProgress: (at) => {
				if (!signal.aborted) this.progress = at;
			}
		});
		if (signal.aborted) return;
		this.running = false;
		if (result.ok) this.checked = result.value;
		else this.problem = result.problem;
	}

	/** Ends what is running; no verdict is left on the screen. */
	stop(): void {
		this.#abort.abort();
		this.running = false;
		this.progress = undefined;
		this.checked = undefined;
		this.problem = undefined;
	}
}
