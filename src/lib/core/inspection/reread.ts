/** Reads the answers of an inspection begun in the wrong place under the id of the one that took over. */
import type { SignedEvent } from '../events/event';
import type { Sha256 } from '../events/ids';
import { findingId } from '../finding/finding';
import { isAnswer } from './answer';

const rereadTypes = [
	'evidence.added/1',
	'evidence.added/2',
	'evidence.removed/1',
	'evidence.marked/1',
	'finding.set/1',
	'finding.observed/1',
	'finding.stated/1'
];

/** Whether an event of the inspection that was left is read again under the new one. */
const isReread = (type: string): boolean => isAnswer(type) || rereadTypes.includes(type);

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
