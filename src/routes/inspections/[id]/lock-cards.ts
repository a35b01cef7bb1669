/**
 * After the seal, and while another window edits, nothing on a card can be changed. Disabling the elements says so to every way of input, and costs the
 * hundreds of cards of an open inspection nothing. What only opens and closes stays usable.
 */
const changing = ['[data-item]', '[data-finding]']
	.map((card) => `${card} :is(input, select, textarea, button:not([aria-expanded]))`)
	.concat('[data-section] > button')
	.join(',');

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement;

/** Locks the cards below `list`, those drawn later too; answers how to unlock them. */
export function lockCards(list: HTMLElement): () => void {
	const set = (disabled: boolean): void => {
		for (const field of list.querySelectorAll<Field>(changing)) field.disabled = disabled;
	};
	const later = new MutationObserver(() => set(true));
	later.observe(list, { childList: true, subtree: true });
	set(true);
	return () => {
		later.disconnect();
		set(false);
	};
}
