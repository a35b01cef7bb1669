/**
 * One hash over a set of events: what a seal names. The tree of RFC 6962 §2.1 (leaves and nodes are told apart by their
 * first byte), so that single events can be proven to be under a seal later.
 */
import { fromBase64url, toBase64url } from './base64url';
import { compareText } from './clock';
import type { EventId, Hash, Sha256 } from './ids';

/**
 * Root over ids of events and hashes of bytes in ascending order of their text, each counted once; of none, the SHA-256 of
 * nothing.
 */
export function merkleRoot(names: Iterable<EventId | Hash>, sha256: Sha256): Hash {
	let level = [...new Set(names)].sort(compareText).map((id) => {
		const bytes = fromBase64url(id);
		if (!bytes) throw new TypeError(`not an id: ${id}`);
		return sha256(tagged(0, bytes));
	});
	if (level.length === 0) return toBase64url(sha256(new Uint8Array())) as Hash;
	while (level.length > 1) {
		const above: Uint8Array[] = [];
		for (let i = 0; i < level.length; i += 2) {
			const left = level[i] as Uint8Array;
			const right = level[i + 1];
			// An odd one out moves up unchanged, which gives RFC 6962's split at the largest power of two.
			above.push(right ? sha256(tagged(1, left, right)) : left);
		}
		level = above;
	}
	return toBase64url(level[0] as Uint8Array) as Hash;
}

function tagged(tag: 0 | 1, ...parts: Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
	bytes[0] = tag;
	let at = 1;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
