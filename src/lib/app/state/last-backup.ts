/** What is known of the last backup of this device, and what came after it. */
import type { DeviceId } from '$lib/core/events/ids';
import type { EventStore } from '$lib/core/events/store';
import { groupOf } from '$lib/core/events/subject';
import type { Tally } from '$lib/core/events/tally';
import { photoOf } from '$lib/core/evidence/photo';
import { dayOf } from '../messages/day';
import {
	OPEN_INSPECTIONS,
	SEALED_INSPECTIONS,
	type InspectionSummary
} from '$lib/core/inspection/summary';

const NOTE = 'backup:last';

/** A backup whose every part was handed over. Whether the files still exist nobody here can tell. */
export interface LastBackup {
	/** When it was begun, ISO 8601 in UTC. */
	at: string;
	device: DeviceId;
	/** Every event of this device up to this place in its chain is in it. */
	seq: number;
	/** Of what it holds: events and bytes, so that it can be compared with what is here. */
	events: Tally;
	bytes: Tally;
	photos: number;
	/** It was read back and agreed with what was here. */
	rehearsed: boolean;
}

/** Undefined where none was made, or it could not be noted since the device was full. */
export async function lastBackup(store: EventStore): Promise<LastBackup | undefined> {
	return (await store.readNotes(NOTE)).get(NOTE) as LastBackup | undefined;
}

export const noteBackup = (store: EventStore, last: LastBackup): Promise<void> =>
	store.writeNote(NOTE, last);

/** What this device wrote and the last backup does not hold. */
export interface NotBackedUp {
	events: number;
	photos: number;
	/** When the first of it was written, ISO 8601 in UTC; undefined where there is nothing. */
	since: string | undefined;
}

/** Inspections that are looked at; more than anybody does between two backups that are made at all. */
const MOST = 40;
/** Wall clocks differ and are put right: inspections last changed this long before the backup are looked at, too. */
const SLACK = 86_400_000;

/** Events by the place in the device's chain, which has no gaps; photos in the inspections that changed since the last backup. */
export async function notBackedUp(store: EventStore, known?: LastBackup): Promise<NotBackedUp> {
	const nothing: NotBackedUp = { events: 0, photos: 0, since: undefined };
	const chain = await store.chain();
	if (!chain) return nothing;
	const { device, seq } = chain;
	const noted = known ?? (await lastBackup(store));
	const last = noted?.device === device ? noted : undefined;
	// Without a backup everything counts but the introduction, which nobody wrote.
	const from = last ? last.seq + 1 : 1;
	if (seq <= from) return nothing;
	const earliest = last ? new Date(Date.parse(last.at) - SLACK).toISOString() : '';
	const [introduced] = last ? [] : await store.eventsOf(groupOf({ device }));
	// What no inspection tells the time of was written after the backup, at the earliest.
	let since = introduced?.header.wall;
	const photos = new Set<string>();
	for (const group of await changedAfter(store, earliest))
		for (const event of await store.eventsOf(group)) {
			const { header } = event;
			if (header.device !== device || header.seq < from) continue;
			if (since === undefined || header.wall < since) since = header.wall;
			const photo = photoOf(event);
			if (photo) photos.add(photo);
		}
	return { events: seq - from, photos: photos.size, since: since ?? last?.at };
}

async function changedAfter(store: EventStore, earliest: string): Promise<string[]> {
	const lists = await Promise.all(
		[OPEN_INSPECTIONS, SEALED_INSPECTIONS].map((list) => store.listed(list, MOST))
	);
	return lists
		.flat()
		.filter(({ value }) => (value as InspectionSummary).changedAt > earliest)
		.map(({ group }) => group);
}

/** What was written today is nobody's neglect yet. `since`: ISO 8601. */
export const isOfEarlierDay = (since: string): boolean =>
	dayOf(new Date(since)) < dayOf(new Date());
