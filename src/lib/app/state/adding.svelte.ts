/** Photos on their way in: how many are being worked on, and what went wrong with the last that did not make it. */
import type { Problem, Result } from '$lib/core/result';
import { prepareForPhotos } from '../later-wiring';
import { problemText } from '../messages/problem';
import { toast } from './toast.svelte';

/** Stores one and answers its id. */
type Keep<Intake> = (photo: Intake & { file: File }) => Promise<Result<string, Problem>>;

/** `Intake`: what is said of a photo as it comes in, the same for all that come together. */
export class Adding<Intake> {
	readonly #keep: Keep<Intake>;
	busy = $state(0);
	/** In words; empty while nothing went wrong. */
	trouble = $state('');
	#gone = false;

	/** While a component is set up, which shows what becomes of them. */
	constructor(keep: Keep<Intake>) {
		this.#keep = keep;
		$effect(() => {
			const forget = whenIdle(prepareForPhotos);
			return () => {
				forget();
				this.#gone = true;
			};
		});
	}

	/** One after the other, since a phone has room for one decoded picture. Resolves with the ids of those that were saved. */
	async add(files: readonly File[], intake: Intake): Promise<string[]> {
		this.trouble = '';
		this.busy += files.length;
		const added: string[] = [];
		for (const file of files) {
			const result = await this.#keep({ ...intake, file });
			this.busy--;
			if (result.ok) added.push(result.value);
			else {
				this.trouble = problemText(result.problem, file.name);
				// Nobody loses a photo without a word by closing the camera or leaving the card.
				if (this.#gone) toast.say(this.trouble);
			}
		}
		return added;
	}
}

/** Starting a worker takes what a tap needs. WebKit has no idle time to ask for. Answers how to let it be. */
function whenIdle(work: () => void): () => void {
	if (!('requestIdleCallback' in window)) {
		const timer = setTimeout(work, 200);
		return () => clearTimeout(timer);
	}
	const asked = requestIdleCallback(work, { timeout: 2000 });
	return () => cancelIdleCallback(asked);
}

/** What was chosen in an input for files, which is emptied, so that the same can be chosen again. */
export function chosenIn(event: Event): File[] {
	const input = event.currentTarget as HTMLInputElement;
	const files = [...(input.files ?? [])];
	input.value = '';
	return files;
}

/** Offices put what is copied on the clipboard as words and as a picture of them: somebody who is typing wants the words. */
export function wordsForField({ target, clipboardData }: ClipboardEvent): boolean {
	const typing =
		target instanceof HTMLTextAreaElement ||
		(target instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(target.type));
	return typing && (clipboardData?.types.includes('text/plain') ?? false);
}

/** What was dropped or pasted as files; words stay words. What is no picture is refused by name like any other file. */
export const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
