/**
 * When and where a picture says that it was taken (Exif 3.0, DateTimeOriginal, OffsetTimeOriginal and the GPS tags). Anybody can
 * write anything there, so it is declared and not proven; what makes no sense is left out.
 */
import ExifReader from 'exifreader';
import { placeFrom } from '../../core/evidence/place';
import type { Declared, Place } from '../../core/evidence/payloads';

/** The first bytes of a file, with its Exif part. Undefined where it says nothing that can be read. */
export function readDeclared(head: ArrayBuffer): Declared | undefined {
	let tags: ReturnType<typeof load>;
	try {
		tags = load(head);
	} catch {
		// Without Exif, or with a broken one: a picture all the same.
		return undefined;
	}
	const time = timeOf(
		text(tags.exif?.DateTimeOriginal?.description),
		text(tags.exif?.OffsetTimeOriginal?.description)
	);
	const place = placeOf(
		tags.gps?.Latitude,
		tags.gps?.Longitude,
		tags.exif?.GPSHPositioningError?.description
	);
	if (!time && !place) return undefined;
	return { ...(time ? { time } : {}), ...(place ? { place } : {}) };
}

/** Nothing else of it is read, above all nothing that would have to be unpacked. */
const load = (head: ArrayBuffer) =>
	ExifReader.load(head, {
		expanded: true,
		includeTags: {
			exif: ['DateTimeOriginal', 'OffsetTimeOriginal', 'GPSHPositioningError'],
			gps: true
		}
	});

const text = (said: unknown): string => (typeof said === 'string' ? said.trim() : '');

/** `2026:08-25 09:30:00` of the standard, and what some cameras make of it. */
function timeOf(said: string, zone: string): string | undefined {
	const parts = /^(\d{4})\D(\d{2})\D(\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(said);
	if (!parts) return undefined;
	const [, year, month, day, hour, minute, second] = parts;
	const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
	// A date that does not exist comes back as another one.
	const moment = new Date(`${time}Z`);
	if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 19) !== time)
		return undefined;
	return /^[+-]\d{2}:\d{2}$/.test(zone) ? `${time}${zone}` : time;
}

function placeOf(lat: unknown, lon: unknown, error: unknown): Place | undefined {
	if (typeof lat !== 'number' || typeof lon !== 'number') return undefined;
	// A phone without a fix writes zeros.
	if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return undefined;
	const accuracy = Number.parseFloat(text(error));
	return placeFrom(lat, lon, accuracy > 0 && accuracy < 1e6 ? accuracy : undefined);
}
