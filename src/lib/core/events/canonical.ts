/**
 * Canonical JSON: the one text that a value is hashed and signed as (RFC 8785, JSON Canonicalization Scheme).
 *
 * Subset: numbers are whole and safe, because measured values travel as decimal text; everything else of RFC 8785 holds.
 * The same value gives the same bytes on every device, so a difference of one byte is a difference of content.
 */
import type { Json } from './event';

/** Half of a surrogate pair: two different such strings become the same bytes in UTF-8. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * RFC 8785 text of `value`; members sorted by UTF-16 code units.
 * Throws a TypeError on what has no canonical text: ill-formed strings, fractions, unsafe or non-finite numbers,
 * `undefined` (also as a member), and objects that are not plain.
 */
export function canonicalJson(value: Json): string {
	if (value === null || value === true || value === false) return String(value);
	if (typeof value === 'string') return canonicalString(value);
	if (typeof value === 'number') {
		if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole, safe number: ${value}`);
		// String(-0) is '0', as RFC 8785 asks.
		return String(value);
	}
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (!isPlain(value)) throw new TypeError(`no canonical text for a ${typeof value}`);
	const members = Object.keys(value)
		.sort()
		.map((key) => `${canonicalString(key)}:${canonicalJson(value[key] as Json)}`);
	return `{${members.join(',')}}`;
}

const encoder = new TextEncoder();
/** UTF-8 of {@link canonicalJson}; throws where that throws. The caller owns the array. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
	return encoder.encode(canonicalJson(value));
}

// JSON.stringify escapes exactly what RFC 8785 §3.2.2.2 lists, in the same short forms and lower-case hex.
function canonicalString(text: string): string {
	if (loneSurrogate.test(text)) throw new TypeError('a string with half a surrogate pair');
	return JSON.stringify(text);
}

// By depth of the prototype chain, not by identity: values of another frame are plain too.
function isPlain(value: unknown): value is { [key: string]: Json } {
	if (typeof value !== 'object' || value === null) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
