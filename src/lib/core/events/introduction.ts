/** `device.introduced/1`, subject `{device}`: the first event of every chain, which carries the device's public key. */
import { fromBase64url, toBase64url } from './base64url';
import type { EventDraft, SignedEvent } from './event';
import { hashOf, type DeviceId, type EventId, type Sha256 } from './ids';

/** Type of seq 0 of every chain. */
const introducedType = 'device.introduced/1';

/** What it carries. */
export interface DeviceIntroduced {
	/** Public key: the uncompressed point of P-256, 65 bytes, base64url. `device` is its hash. */
	key: string;
	/** After a loss: the device that this one stands in for, and the last event of it that is known. */
	replaces?: { device: DeviceId; seq: number; id: EventId };
}

/** Draft of seq 0. The device writes it by itself, so the author is the device. */
export function introductionDraft(
	device: DeviceId,
	publicKey: Uint8Array,
	replaces?: DeviceIntroduced['replaces']
): EventDraft {
	return {
		type: introducedType,
		subject: { device },
		payload: {
			key: toBase64url(publicKey),
			...(replaces && { replaces: { ...replaces } })
		} satisfies DeviceIntroduced,
		parents: [],
		author: { person: device, role: 'inspector', via: 'self' }
	};
}

/** The public key that an introduction carries, or undefined where it is none or not the key of that device. */
export function introducedKey(event: SignedEvent, sha256: Sha256): Uint8Array | undefined {
	if (event.header.type !== introducedType) return undefined;
	const payload = event.body?.payload;
	if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined;
	const key = typeof payload.key === 'string' ? fromBase64url(payload.key) : undefined;
	return key && hashOf(key, sha256) === event.header.device ? key : undefined;
}
