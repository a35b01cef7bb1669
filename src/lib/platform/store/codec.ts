/** The one place that knows how an event lies in a row, so that rows can be encrypted at rest later. */
import type { SignedEvent } from '../../core/events/event';
import { groupOf } from '../../core/events/subject';
import type { DeviceId, EventId } from '../../core/events/ids';

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

/** The event of a row. */
export const decodeEvent = (row: Row): SignedEvent =>
	JSON.parse(decoder.decode(row.b)) as SignedEvent;

/** Where an event's row stands. */
export const rowKey = ({ header }: SignedEvent): RowKey => [header.device, header.seq, header.id];
