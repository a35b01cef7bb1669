import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { toBase64url } from '../../core/events/base64url';
import type { Hash, Sha256 } from '../../core/events/ids';

/** SHA-256 in one synchronous call; for the small things events are made of. Photos go through WebCrypto in a worker. */
export const sha256: Sha256 = (bytes) => nobleSha256(bytes);

/** 16 fresh random bytes for a payload's salt. */
export const freshSalt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

/** The name of something large: a photo. By WebCrypto, whose cost for each call does not matter there. */
export const hashBytes = async (bytes: ArrayBuffer): Promise<Hash> =>
	toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) as Hash;
