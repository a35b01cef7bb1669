/** 1–4 answer the item one is at, the arrows go on, `/` searches. Nothing happens while somebody types. */
import type { OpenInspection } from '$lib/app/state/open-inspection.svelte';
import type { Slot } from '$lib/app/state/slot.svelte';
import type { Verdict } from '$lib/core/inspection/payloads';
import type { FillState } from './fill-state.svelte';

const verdicts: Record<string, Verdict | undefined> = {
	1: 'pass',
	2: 'fail',
	3: 'notApplicable',
	4: undefined
};

interface Keys {
	fill: FillState;
	inspection: OpenInspection;
	go: (slot: Slot) => void;
	search: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	target.matches(
		'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable], dialog *'
	);

export function fillKeys({ fill, inspection, go, search }: Keys) {
	return () => {
		const press = (event: KeyboardEvent): void => {
			if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
			if (isTyping(event.target)) return;
			if (event.key === '/') search();
			else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
				const to = fill.neighbour(event.key === 'ArrowDown' ? 1 : -1);
				if (to) go(to);
			} else if (event.key in verdicts) {
				const slot = inspection.slot(fill.current);
				if (!slot) return;
				const verdict = verdicts[event.key];
				void import('./answer-by-key').then(({ answerByKey }) =>
					answerByKey(inspection, slot, verdict)
				);
			} else return;
			event.preventDefault();
		};
		document.addEventListener('keydown', press);
		return () => document.removeEventListener('keydown', press);
	};
}
