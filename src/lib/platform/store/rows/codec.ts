/** The one place that knows how an event lies in a row, so that rows can be encrypted at rest later. */
import type { SignedEvent } from '../../../core/events/event';
import { groupOf } from '../../../core/events/subject';
import type { DeviceId, EventId } from '../../../core/events/ids';

/** Primary key of a row. The id is part of it: both branches of a fork are kept. */
export type RowKey = [device: DeviceId, seq: number, id: EventId];

/** `g`: group, the only thing that is indexed. `b`: UTF-8 JSON of the event. */
export interface Row {
	g: string;
	b: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The row of an event. */
export const encodeEvent = (event: SignedEvent): Row => ({
	g: groupOf(event.header.subject),
	b: encoder.encode(JSON.stringify(event))
});

/** The event of a row; undefined where the disk has changed it so that it is none. */
export function decodeEvent(row: Row | undefined): SignedEvent | undefined {
	try {
		return row && (JSON.parse(decoder.decode(row.b)) as SignedEvent);
	} catch {
		return undefined;
	}
}

/** Those that can be read. */
export const decodeEvents = (rows: Row[]): SignedEvent[] =>
	rows.map(decodeEvent).filter((event) => event !== undefined);

/** Where an event's row stands. */
export const rowKey = ({ header }: SignedEvent): RowKey => [header.device, header.seq, header.id];

/** Begins the key of the note that a group's summaries lack events. */
export const unlistedNote = 'unlisted/';
