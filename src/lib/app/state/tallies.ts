/** All tallies of this device, read in pages: thirteen thousand in one go would block. */
import type { EventStore } from '$lib/core/events/store';
import { TALLIES, type Tally } from '$lib/core/statistics/tally';

/** Takes some milliseconds on a phone, no more. */
const PAGE = 400;

export async function readTallies(store: EventStore): Promise<Tally[]> {
	const tallies: Tally[] = [];
	for (let after: string | undefined; ;) {
		const page = await store.page(TALLIES, after, PAGE);
		for (const { value } of page) tallies.push(value as Tally);
		after = page.at(-1)?.group;
		if (page.length < PAGE) return tallies;
	}
}
