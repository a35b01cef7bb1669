/** How the count of what is stored goes on with each write. */
import type { Digest } from '../../../core/events/entries';
import type { Hash } from '../../../core/events/ids';
import { withIds, withoutIds } from '../../../core/events/tally';
import type { Write } from './rows';

/** `known`: those of the write's hashes whose bytes were there before. */
export function holdsAfter(
	before: Digest,
	{ events = [], bytes = [], dropBytes = [] }: Write,
	known: ReadonlySet<Hash>
): Digest {
	const added = new Set(bytes.map((one) => one.hash).filter((hash) => !known.has(hash)));
	const gone = new Set(dropBytes.filter((hash) => known.has(hash)));
	return {
		events: withIds(
			before.events,
			events.map((event) => event.header.id)
		),
		bytes: withoutIds(withIds(before.bytes, added), gone)
	};
}
