import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import type { Sha256 } from '../../core/events/ids';

/** SHA-256 in one synchronous call; for the small things events are made of. Photos go through WebCrypto in a worker. */
export const sha256: Sha256 = (bytes) => nobleSha256(bytes);

/** 16 fresh random bytes for a payload's salt. */
export const freshSalt = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));
