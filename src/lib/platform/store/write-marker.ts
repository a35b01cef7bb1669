/** Keeps the marker up to date, in both of its places. */
import { cachedKey, inMarkerCache, markerKey, type Marker } from './marker';

export function writeMarker(name: string, marker: Marker): void {
	const text = JSON.stringify(marker);
	try {
		localStorage.setItem(markerKey(name), text);
	} catch {
		// Blocked or full: the other place is left.
	}
	void inMarkerCache(async (kept) => kept.put(cachedKey(name), new Response(text)));
}

export async function removeMarker(name: string): Promise<void> {
	try {
		localStorage.removeItem(markerKey(name));
	} catch {
		// Blocked: there is none.
	}
	await inMarkerCache((kept) => kept.delete(cachedKey(name)));
}
