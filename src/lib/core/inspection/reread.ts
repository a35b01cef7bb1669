/** Reads the answers of an inspection begun in the wrong place under the id of the one that took over. */
import type { SignedEvent } from '../events/event';
import type { Sha256 } from '../events/ids';
import { findingId } from '../finding/finding';
import { isReread } from './decide-start';

/**
 * `named` are the ids that the one visible act names; whatever was written to the old inspection afterwards stays there and
 * takes effect only by another act.
 */
export function rereadUnder(
	target: string,
	source: { id: string; events: SignedEvent[] },
	named: ReadonlySet<string>,
	sha256: Sha256
): SignedEvent[] {
	const taken = source.events.filter(({ header }) => named.has(header.id) && isReread(header.type));
	const findings = new Map<string, string>();
	for (const { header } of taken) {
		const { item, unit } = header.subject;
		if (item && unit)
			findings.set(findingId(source.id, item, unit, sha256), findingId(target, item, unit, sha256));
	}
	return taken.map((event) => {
		const { finding } = event.header.subject;
		const subject = {
			...event.header.subject,
			inspection: target,
			...(finding ? { finding: findings.get(finding) ?? finding } : {})
		};
		return { ...event, header: { ...event.header, subject } };
	});
}
