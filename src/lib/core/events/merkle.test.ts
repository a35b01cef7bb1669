import { createHash } from 'node:crypto';
import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { toBase64url } from './base64url';
import type { EventId } from './ids';
import { merkleRoot } from './merkle';

/** RFC 6962 §2.1, straight from its definition and with other hashing code. */
function reference(leaves: Buffer[]): Buffer {
	const hash = (...parts: Uint8Array[]) =>
		createHash('sha256').update(Buffer.concat(parts)).digest();
	if (leaves.length === 0) return hash();
	if (leaves.length === 1) return hash(Buffer.from([0]), leaves[0]!);
	let split = 1;
	while (split * 2 < leaves.length) split *= 2;
	return hash(Buffer.from([1]), reference(leaves.slice(0, split)), reference(leaves.slice(split)));
}
const ids = (count: number) =>
	Array.from({ length: count }, (_, i) =>
		toBase64url(sha256(new Uint8Array([i, i >> 8])))
	).sort() as EventId[];

it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 100])('is the root of RFC 6962 over %i ids', (count) => {
	const leaves = ids(count).map((id) => Buffer.from(id, 'base64url'));
	expect(merkleRoot(ids(count), sha256)).toBe(reference(leaves).toString('base64url'));
});

it('does not depend on the order or number of times that an id is given', () => {
	const seven = ids(7);
	expect(merkleRoot([...seven, ...seven].reverse(), sha256)).toBe(merkleRoot(seven, sha256));
});

it('changes with every id', () => {
	const roots = ids(6).map((_, i) =>
		merkleRoot(
			ids(6).filter((__, j) => j !== i),
			sha256
		)
	);
	expect(new Set([...roots, merkleRoot(ids(6), sha256)]).size).toBe(7);
});

it('throws on what is no id, which is a bug', () => {
	expect(() => merkleRoot(['not an id' as EventId], sha256)).toThrow(TypeError);
});
