/**
 * A device that was lost, broke or was replaced, and the one that stands in for it. What it wrote before stays valid for
 * ever; what turns up later with its key is kept, and said to be later, since nobody can tell who held it then.
 */
import type { Author, EventDraft, SignedEvent } from './event';
import type { DeviceId, EventId } from './ids';
import { registerKey } from './subject';
import { headsOf } from './heads';

/** Subject `{device}`: the device that is retired. */
const retiredType = 'device.retired/1';

const reasons = ['lost', 'broken', 'replaced'] as const;
export type RetiredReason = (typeof reasons)[number];

/** What `device.retired/1` carries. */
interface DeviceRetired {
	/** When it was said, ISO 8601 in UTC. */
	from: string;
	reason: RetiredReason;
	/** The device that stands in for it. */
	replacedBy: DeviceId;
	/** The last event of it that the one who said so knew. */
	last: { seq: number; id: EventId };
}

export interface Retirement extends DeviceRetired {
	device: DeviceId;
}

/** `known` are the events of group `device:<device>` that are here, whose heads it names. */
export function retirementDraft(
	{ device, from, reason, replacedBy, last }: Retirement,
	known: readonly SignedEvent[],
	author: Author
): EventDraft {
	const subject = { device };
	const heads = headsOf(known).get(registerKey(subject)) ?? [];
	return {
		type: retiredType,
		subject,
		payload: { from, reason, replacedBy, last: { ...last } },
		parents: heads.map((event) => event.header.id),
		author
	};
}

/**
 * Whether and since when `device` is retired, from the events of its group. Where several said so, each from what it had
 * seen, the one that knew most holds: what any of them knew was written in time.
 */
export function retirementOf(
	device: DeviceId,
	events: Iterable<SignedEvent>
): Retirement | undefined {
	let found: Retirement | undefined;
	for (const event of events) {
		if (event.header.subject.device !== device) continue;
		const said = readRetired(event);
		if (said && (!found || isFurther(said, found))) found = { device, ...said };
	}
	return found;
}

/** `valid` for events of other devices. Read from headers alone. */
export function statusOf(
	{ header }: Pick<SignedEvent, 'header'>,
	retirement: Retirement | undefined
): 'valid' | 'after-retirement' {
	if (!retirement || header.device !== retirement.device) return 'valid';
	const { seq, id } = retirement.last;
	const later = header.seq > seq || (header.seq === seq && header.id !== id);
	return later ? 'after-retirement' : 'valid';
}

/** Equal ends: by id, so that every device says the same. */
const isFurther = ({ last: a }: DeviceRetired, { last: b }: DeviceRetired): boolean =>
	a.seq > b.seq || (a.seq === b.seq && a.id > b.id);

function readRetired({ header, body }: SignedEvent): DeviceRetired | undefined {
	if (header.type !== retiredType) return undefined;
	const { from, reason, replacedBy, last } = (body?.payload ?? {}) as Partial<DeviceRetired>;
	const known = reasons.find((one) => one === reason);
	if (!known || typeof from !== 'string' || typeof replacedBy !== 'string') return undefined;
	if (!last || !Number.isSafeInteger(last.seq) || typeof last.id !== 'string') return undefined;
	return { from, reason: known, replacedBy, last: { seq: last.seq, id: last.id } };
}
