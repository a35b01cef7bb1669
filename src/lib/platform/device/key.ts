/**
 * The device's cryptographic identity: an ECDSA P-256 key pair whose private half cannot be read, not even by this app.
 * P-256 and not Ed25519, which the WebViews of older Android and HarmonyOS phones lack.
 */
import { hashOf, type DeviceId } from '../../core/events/ids';
import { sha256 } from './digest';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** As kept in IndexedDB, which stores a CryptoKey without revealing it. */
export interface DeviceKey {
	/** Hash of `publicKey`. */
	device: DeviceId;
	/** Uncompressed point, 65 bytes. */
	publicKey: Uint8Array;
	privateKey: CryptoKey;
}

/** Makes the key of a new device. Rejects where WebCrypto is missing (plain http). */
export async function createDeviceKey(): Promise<DeviceKey> {
	const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
	const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
	return {
		device: hashOf(publicKey, sha256) as DeviceId,
		publicKey,
		privateKey: pair.privateKey
	};
}

/** r‖s, 64 bytes, over `bytes`. */
export async function sign(key: DeviceKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.sign(signing, key.privateKey, bytes));
}

/** Whether `sig` (r‖s) over `bytes` is by the holder of the public key; false for anything that is no key or no sig. */
export async function verifySig(
	publicKey: Uint8Array,
	sig: Uint8Array,
	bytes: Uint8Array
): Promise<boolean> {
	try {
		const key = await crypto.subtle.importKey('raw', copy(publicKey), algorithm, false, ['verify']);
		return await crypto.subtle.verify(signing, key, copy(sig), copy(bytes));
	} catch {
		return false;
	}
}

// WebCrypto's types take no view of shared memory.
const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
