import { rememberedPlace } from '$lib/app/state/place';
import { cardParts } from './card-parts.svelte';

/** A draft that has answers is drawn with what they unfold, so that nothing moves afterwards. */
export async function load({ params, parent }) {
	// Somebody was at work in it: what cards unfold is fetched while the events are read.
	if (rememberedPlace(params.id)) void cardParts.load();
	const { opened } = await parent();
	if (!opened.ok) return;
	const { due, notChecked } = opened.value.totals;
	if (due > notChecked) await cardParts.load();
}
