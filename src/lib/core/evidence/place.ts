import type { Place } from './payloads';

/** Of the sphere of the same volume, in metres. */
const EARTH = 6_371_001;

/** Along a great circle, in metres (haversine); not a number where a place is none. */
export function distanceBetween(a: Place, b: Place): number {
	const [lat1, lon1, lat2, lon2] = [a.lat, a.lon, b.lat, b.lon].map(
		(degrees) => (Number(degrees) * Math.PI) / 180
	) as [number, number, number, number];
	const half =
		Math.sin((lat2 - lat1) / 2) ** 2 +
		Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
	return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** `lat`, `lon` in degrees, `accuracy` in metres, as a receiver or a camera says them. */
export const placeFrom = (lat: number, lon: number, accuracy?: number): Place => ({
	lat: lat.toFixed(6),
	lon: lon.toFixed(6),
	...(accuracy === undefined ? {} : { accuracy: String(Math.ceil(accuracy)) })
});
