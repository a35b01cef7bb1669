/** Words that look as if they said who somebody is are in no record before somebody has looked at them again, so nothing is sealed. */
import type { Finding } from '$lib/core/finding/finding';
import type { Gap } from '$lib/core/inspection/gaps';
import { pairKey, WHOLE } from '$lib/core/inspection/pairs';
import { findingsWaiting } from './finding-words.svelte';
import type { OpenInspection } from './open-inspection.svelte';

/** One for each card and each free finding, however many of its words wait. */
export function heldGaps(inspection: OpenInspection, findings: Finding[]): Gap[] {
	const cards = inspection.slots
		.filter(({ view }) => view.held.length > 0)
		.map(({ key, pair: { item } }) => ({ key, item: item.id, text: item.text.zh }));
	const waiting = findingsWaiting(inspection);
	// What waits in one that was withdrawn comes back with it: until then nobody asks for it.
	const found = findings
		.filter(({ id, withdrawn }) => !withdrawn && waiting.has(id))
		.map(({ id, item, unit = WHOLE, text }) =>
			item ? { key: pairKey(item, unit), item, text } : { key: id, text }
		);
	const once = new Map([...found, ...cards].map((place) => [place.key, place]));
	return [...once.values()].map((place) => ({ code: 'held', blocks: true, ...place }));
}
