import { toBase64url } from './base64url';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** SHA-256 as base64url without padding, 43 characters (RFC 4648 §5). */
export type Hash = Branded<'Hash'>;
/** Hash of an event's canonical header. */
export type EventId = Hash & { readonly [brand]: 'Hash' };
/** Hash of a device's public key. */
export type DeviceId = Hash & { readonly [brand]: 'Hash' };

/** One call, whole input. WebCrypto is asynchronous per call: 38 s against 6 s for 286,000 events. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The hash of `bytes`, as events name it. */
export const hashOf = (bytes: Uint8Array, sha256: Sha256): Hash =>
	toBase64url(sha256(bytes)) as Hash;
