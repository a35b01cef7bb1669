/**
 * What a card says and unfolds once it has an answer. An empty checklist does without it, so it comes after the first
 * drawing; a draft that has answers is drawn with it (`+page.ts`).
 */
import type { Component } from 'svelte';
import { loadHeldWords } from '$lib/app/state/held-words';
import type { Said } from '$lib/app/messages/judgement';
import type { Slot } from '$lib/app/state/slot.svelte';
import type { FieldJudgement } from '$lib/core/template/judge';
import type { Field } from '$lib/core/template/model';

type Part = Component<{ slot: Slot }>;

class CardParts {
	detail: Part | undefined = $state.raw();
	/** Says what judging found; nothing until the words are here. */
	say: (judged: FieldJudgement, field: Field, value: string) => Said | undefined = $state.raw(
		() => undefined
	);
	#loading: Promise<void> | undefined;

	/** Loads once; after a failure (a network that went away before everything was cached) the next call tries again. */
	load(): Promise<void> {
		// No card is drawn with it: whoever writes words waits for it himself.
		void loadHeldWords();
		this.#loading ??= Promise.all([
			import('./CardDetail.svelte'),
			import('$lib/app/messages/judgement'),
			import('$lib/app/messages/excluded')
		]).then(
			([detail, { judgementText }, { attributeLabel }]) => {
				this.say = (judged, field, value) => judgementText(judged, field, value, attributeLabel);
				this.detail = detail.default;
			},
			() => {
				this.#loading = undefined;
			}
		);
		return this.#loading;
	}
}

export const cardParts = new CardParts();
