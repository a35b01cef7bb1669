/** Where this device's chain goes on when events of it turn up that it did not know of. */
import { receive as receiveClock } from '../../core/events/clock';
import type { SignedEvent } from '../../core/events/event';
import type { Head, NextHead } from './rows/rows';

/**
 * The head once `added` are here: later than all of them, and, where they are this device's own lost events that go
 * on from its end (a restored backup, the journal), at their end, so that the next append does not fork them.
 */
export function afterSeeing(head: Head, added: readonly SignedEvent[]): NextHead {
	let { seq, prev, clock } = head.chain;
	for (const { header } of [...added].sort((a, b) => a.header.seq - b.header.seq)) {
		clock = receiveClock(clock, header.clock);
		if (header.device === head.chain.device && header.seq === seq && header.prev === prev) {
			seq = header.seq + 1;
			prev = header.id;
		}
	}
	const { device } = head.chain;
	return { key: head.key, chain: { device, seq, prev, clock }, after: head.chain.prev };
}
