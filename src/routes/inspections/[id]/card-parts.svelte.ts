/**
 * What a card unfolds under a failed or a not applicable answer. An empty checklist does without it, so it comes after the
 * first drawing; a draft that has such answers is drawn with it (`+page.ts`).
 */
import type { Component } from 'svelte';
import type { Slot } from '$lib/app/state/slot.svelte';

type Part = Component<{ slot: Slot }>;

class CardParts {
	failDetail: Part | undefined = $state.raw();
	reasonField: Part | undefined = $state.raw();
	/** An attribute of the school in words; by its id until the words are here. */
	attributeLabel: (id: string) => string = $state.raw((id) => id);
	#loading: Promise<void> | undefined;

	/** Loads once; after a failure (a network that went away before everything was cached) the next call tries again. */
	load(): Promise<void> {
		this.#loading ??= Promise.all([
			import('./FailDetail.svelte'),
			import('./ReasonField.svelte'),
			import('$lib/app/messages/excluded')
		]).then(
			([fail, reason, words]) => {
				this.attributeLabel = words.attributeLabel;
				this.failDetail = fail.default;
				this.reasonField = reason.default;
			},
			() => {
				this.#loading = undefined;
			}
		);
		return this.#loading;
	}
}

export const cardParts = new CardParts();
