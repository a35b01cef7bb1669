/** Photos on their way in: how many are being worked on, and what went wrong with the last that did not make it. */
import { addPhoto, type NewPhoto } from '../actions/add-photo';
import { prepareForPhotos } from '../later-wiring';
import { problemText } from '../messages/problem';
import type { OpenInspection } from './open-inspection.svelte';

/** What is the same for all of them. */
export type Intake = Omit<NewPhoto, 'file'>;

export class Adding {
	readonly #inspection: OpenInspection;
	busy = $state(0);
	/** In words; empty while nothing went wrong. */
	trouble = $state('');

	constructor(inspection: OpenInspection) {
		this.#inspection = inspection;
		prepareForPhotos();
	}

	/** One after the other, since a phone has room for one decoded picture. Resolves with the ids of those that were saved. */
	async add(files: readonly File[], intake: Intake): Promise<string[]> {
		this.trouble = '';
		this.busy += files.length;
		const added: string[] = [];
		for (const file of files) {
			const result = await addPhoto(this.#inspection, { ...intake, file });
			this.busy--;
			if (result.ok) added.push(result.value);
			else this.trouble = problemText(result.problem, file.name);
		}
		return added;
	}
}

/** What was chosen in an input for files, which is emptied, so that the same can be chosen again. */
export function chosenIn(event: Event): File[] {
	const input = event.currentTarget as HTMLInputElement;
	const files = [...(input.files ?? [])];
	input.value = '';
	return files;
}

/** What was dropped or pasted as files; words stay words. What is no picture is refused by name like any other file. */
export const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
