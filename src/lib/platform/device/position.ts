/** Where the device is (W3C Geolocation), asked only when somebody wants to know. */
import { placeFrom } from '../../core/evidence/place';
import type { Place } from '../../core/evidence/payloads';
import { fail, ok, type Problem, type Result } from '../../core/result';

export type PositionProblem = Problem<
	'position-absent' | 'position-denied' | 'position-unknown' | 'position-late'
>;

/** Indoors a phone may look for satellites for ever. */
const PATIENCE = 20_000;

/** Works without network where the device has a receiver of its own. */
export function askPosition(): Promise<Result<Place, PositionProblem>> {
	// Absent over plain http and where an office has switched it off.
	if (!navigator.geolocation)
		return Promise.resolve(fail({ code: 'position-absent', place: 'position' }));
	return new Promise((resolve) => {
		navigator.geolocation.getCurrentPosition(
			({ coords: { latitude, longitude, accuracy } }) =>
				resolve(ok(placeFrom(latitude, longitude, accuracy))),
			({ code }) =>
				resolve(
					fail({
						code:
							code === 1 ? 'position-denied' : code === 3 ? 'position-late' : 'position-unknown',
						place: 'position'
					})
				),
			{ enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 }
		);
	});
}
