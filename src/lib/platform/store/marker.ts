/**
 * What this device last knew to be stored, kept outside of both copies, so that an emptied store is not taken for a new one.
 * In localStorage, which is at hand at once, and in the Cache API, which lies elsewhere on the disk. It may be a second or
 * two behind, never ahead.
 */
import type { Amount, BackedUp, Loss } from '../../core/events/health';
import type { Digest } from '../../core/events/entries';
import type { DeviceId, EventId } from '../../core/events/ids';
import type { Head } from './rows/rows';

export interface Marker extends Amount {
	v: 1;
	/** The end of this device's own chain. */
	last?: { device: DeviceId; seq: number; id: EventId };
	/** When it was written, milliseconds since 1970. */
	at: number;
	backup?: BackedUp;
	/** Said until a person has read it. */
	lost?: Loss;
	/** Missing, and a person knows. */
	accepted?: Amount;
}

export const markerKey = (name: string): string => `anxiao:marker:${name}`;
/** The service worker clears caches of its own family only. */
const cacheName = 'kept-markers';
export const cachedKey = (name: string): string => `/kept-markers/${name}`;

/**
 * Undefined on a device where nothing was stored yet, or where all was taken. `everywhere`: looks where it takes time to look,
 * too, which is called for where the database is empty.
 */
export async function readMarker(name: string, everywhere: boolean): Promise<Marker | undefined> {
	return markerNow(name) ?? (everywhere ? parse(await cachedText(name)) : undefined);
}

/** Whether a database that holds this much holds less than the marker says. */
export function lacks(
	{ events, bytes, last }: Marker,
	{ holds, head }: { holds: Digest; head: Head | undefined }
): boolean {
	const behind =
		last !== undefined && last.device === head?.chain.device && head.chain.seq <= last.seq;
	return holds.events.count < events || holds.bytes.count < bytes || behind;
}

/** As any tab last wrote it to the place that is at hand at once. */
export const markerNow = (name: string): Marker | undefined => parse(localText(name));

function localText(name: string): string | undefined {
	try {
		return localStorage.getItem(markerKey(name)) ?? undefined;
	} catch {
		return undefined;
	}
}

async function cachedText(name: string): Promise<string | undefined> {
	return inMarkerCache(async (kept) => (await kept.match(cachedKey(name)))?.text());
}

export async function inMarkerCache<T>(use: (kept: Cache) => Promise<T>): Promise<T | undefined> {
	try {
		return await use(await caches.open(cacheName));
	} catch {
		return undefined;
	}
}

function parse(text: string | undefined): Marker | undefined {
	try {
		const marker = JSON.parse(text ?? '') as Marker;
		return marker.v === 1 ? marker : undefined;
	} catch {
		return undefined;
	}
}
