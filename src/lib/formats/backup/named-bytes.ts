import type { SignedEvent } from '../../core/events/event';
import type { Hash } from '../../core/events/ids';

/**
 * Which of the bytes that are `here` an event names, anywhere in its subject or payload. By looking at every text and not
 * by type, so that a photo of an event that only a newer version understands travels with it all the same.
 */
export function namedBytes({ header, body }: SignedEvent, here: ReadonlySet<string>): Hash[] {
	const found = new Set<Hash>();
	const queue: unknown[] = [header.subject, body?.payload];
	for (let value = queue.pop(); queue.length > 0 || value !== undefined; value = queue.pop()) {
		if (typeof value === 'string' && here.has(value)) found.add(value as Hash);
		else if (typeof value === 'object' && value !== null) queue.push(...Object.values(value));
	}
	return [...found];
}
